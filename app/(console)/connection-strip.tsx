'use client';

import { useQuery } from '@tanstack/react-query';
import { ConnectionLock } from './connection-lock.tsx';
import { LabMarks } from './lab-marks.tsx';
import { identityQuery } from './queries.ts';
import { VirtualTime } from './virtual-time.tsx';
import { useConnection } from '#components/layout/connection.tsx';

/** Which streams these are, always in sight and in words: made up, or someone's own. */
export function ConnectionStrip() {
  const connection = useConnection();
  const { name, simulated, region, endpoint } = connection;
  return (
    <section
      className="connection-strip"
      data-kind={simulated ? 'simulated' : 'real'}
      aria-label="Connection in use"
    >
      <span className="connection-kind">{simulated ? 'SIMULATED' : 'REAL'}</span>
      <span>
        {name}
        {simulated ? ' · nothing here is real or costs money' : <RealPlace />}
      </span>
      <span className="end">
        {simulated ? (
          <>
            <LabMarks />
            <VirtualTime />
          </>
        ) : (
          <ConnectionLock connection={connection} />
        )}
        <span className="endpoint">{endpoint ?? `AWS, region ${region}`}</span>
      </span>
    </section>
  );
}

function RealPlace() {
  const { region } = useConnection();
  const { data, error } = useQuery(identityQuery());
  return (
    <>
      {' · '}
      {data?.Account !== undefined && `account ${data.Account}`}
      {error && 'account not told'}
      {!data && !error && 'account …'}
      {' · '}region {region}
    </>
  );
}

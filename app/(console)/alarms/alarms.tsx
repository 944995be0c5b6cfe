'use client';

import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { AlarmCode } from './alarm-code.tsx';
import { AlarmHistory } from './alarm-history.tsx';
import { AlarmsEmpty } from './alarms-empty.tsx';
import { AlarmsTable } from './alarms-table.tsx';
import { alarmsParams } from './search-params.ts';
import { alarmsQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import type { AlarmList } from '#lib/alarms/alarm-view.ts';
import { plural } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';

/** What is watched, what rings, and what rang. */
export function Alarms() {
  const connection = useConnection();
  const query = useQuery(alarmsQuery(connection.id));
  return (
    <QueryStates
      query={query}
      heading="Alarms"
      loading="Loading alarms"
      isEmpty={({ alarms, unreadable }) => alarms.length + unreadable === 0}
      empty={<AlarmsEmpty />}
    >
      {(list) => <Listed list={list} />}
    </QueryStates>
  );
}

function Listed({ list }: { list: AlarmList }) {
  const [{ selected }] = useQueryStates(alarmsParams);
  const alarm = list.alarms.find(({ id }) => id === selected);
  return (
    <SpaceBetween size="l">
      <NotWatched list={list} />
      {list.unreadable > 0 && (
        <Alert type="warning">
          {plural(list.unreadable, 'alarm')} of another version of Kinetoscope cannot be shown.
        </Alert>
      )}
      <AlarmsTable list={list} />
      {alarm && <AlarmHistory alarm={alarm} />}
      {alarm && <AlarmCode alarm={alarm} />}
    </SpaceBetween>
  );
}

/** Workers look every two seconds at the simulator, every minute elsewhere. */
const patienceMs = { simulated: 30_000, real: 180_000 };

function NotWatched({ list: { alarms, nowMs } }: { list: AlarmList }) {
  const { simulated } = useConnection();
  const lastMs = Math.max(0, ...alarms.map(({ evaluatedMs }) => evaluatedMs ?? 0));
  const isWatched = nowMs - lastMs < (simulated ? patienceMs.simulated : patienceMs.real);
  if (isWatched || lastMs === 0) return null;
  return (
    <Alert type="warning" header="Nobody is watching">
      No alarm was looked at for {formatDuration(nowMs - lastMs)}. The workers do it; “npm start”
      runs them beside the console.
    </Alert>
  );
}

'use client';

import Modal from '@cloudscape-design/components/modal';
import Spinner from '@cloudscape-design/components/spinner';
import { useQuery } from '@tanstack/react-query';
import { connectionTestQuery } from './queries.ts';
import { ProbeCode } from './probe-code.tsx';
import { ProbeReport } from './probe-report.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import type { ConnectionView } from '#lib/connection-view.ts';

interface TestConnectionProps {
  connection: ConnectionView;
  onClose: () => void;
}

export function TestConnection({ connection, onClose }: TestConnectionProps) {
  const { data: result } = useQuery(connectionTestQuery(connection.id));
  return (
    <Modal visible header={`Test ${connection.name}`} closeAriaLabel="Close" onDismiss={onClose}>
      {!result && (
        <span role="status">
          <Spinner /> Calling {connection.endpoint ?? `AWS in ${connection.region}`} …
        </span>
      )}
      {result?.ok === false && <FailureAlert failure={result.failure} />}
      {result?.ok === true && <ProbeReport probe={result.data} region={connection.region} />}
      <ProbeCode {...connection} />
    </Modal>
  );
}

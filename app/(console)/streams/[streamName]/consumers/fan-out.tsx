'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConsumerDetails } from './consumer-details.tsx';
import { mostConsumersCreating } from './consumer-limits.ts';
import { DeregisterConsumer } from './deregister-consumer.tsx';
import { fanOutColumns } from './fan-out-columns.tsx';
import { behindQuery, type Consumer, consumersQuery } from './queries.ts';
import { PollingAge } from './polling-age.tsx';
import { RegisterConsumer } from './register-consumer.tsx';
import { useConsumerLimit } from './use-consumer-limit.ts';
import { summaryQuery } from '../queries.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import { isNotOffered } from '#lib/aws/failure.ts';

type Dialog = { kind: 'details' | 'deregister'; consumer: Consumer } | { kind: 'register' };

/** Consumers with throughput of their own. */
export function FanOut({ streamName }: { streamName: string }) {
  const { data } = useQuery(summaryQuery(streamName));
  const stream = data?.StreamDescriptionSummary;
  const query = useQuery(consumersQuery(stream?.StreamARN ?? ''));
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  if (query.error && isNotOffered(query.error.failure)) return <NotOffered />;
  return (
    <QueryStates query={query} loading="Loading the consumers with enhanced fan-out">
      {(consumers) => (
        <>
          <ConsumerTable {...{ streamName, consumers }} onOpen={setDialog} />
          {dialog?.kind === 'register' && stream && (
            <RegisterConsumer stream={stream} count={consumers.length} onClose={close} />
          )}
          {dialog?.kind === 'deregister' && (
            <DeregisterConsumer consumer={dialog.consumer} onClose={close} />
          )}
          {dialog?.kind === 'details' && (
            <ConsumerDetails consumer={dialog.consumer} streamName={streamName} onClose={close} />
          )}
        </>
      )}
    </QueryStates>
  );
}

const NotOffered = () => {
  const { name } = useConnection();
  return (
    <Container header={<Header variant="h2">Enhanced fan-out</Header>}>
      <Box color="text-body-secondary">
        {name} does not offer it: all readers share the 2 MiB/s and 5 reads/s of each shard.
      </Box>
    </Container>
  );
};

interface ConsumerTableProps {
  streamName: string;
  consumers: readonly Consumer[];
  onOpen: (dialog: Dialog) => void;
}

function ConsumerTable({ streamName, consumers, onOpen }: ConsumerTableProps) {
  const connection = useConnection();
  const { timeZone } = usePreferences();
  const { data } = useQuery(summaryQuery(streamName));
  const names = consumers.map(({ ConsumerName = '' }) => ConsumerName).toSorted();
  const behind = useQuery(behindQuery(streamName, names, connection.simulated));
  const register = streamCan.registerConsumer(connection, data?.StreamDescriptionSummary ?? {});
  const remove = streamCan.deregisterConsumer(connection, data?.StreamDescriptionSummary ?? {});
  const limit = useConsumerLimit(data?.StreamDescriptionSummary ?? {});
  const reason = register.can ? fullReason(consumers, limit.most) : register.reason;
  return (
    <Table
      items={consumers}
      trackBy="ConsumerARN"
      wrapLines
      stickyColumns={{ first: 1 }}
      ariaLabels={{ tableLabel: 'Consumers with enhanced fan-out' }}
      columnDefinitions={fanOutColumns({
        zone: timeZone,
        behind: behind.data ?? {},
        removal: remove,
        onDetails: (consumer) => onOpen({ kind: 'details', consumer }),
        onDeregister: (consumer) => onOpen({ kind: 'deregister', consumer }),
      })}
      header={
        <Header
          variant="h2"
          counter={`(${consumers.length}/${limit.most})`}
          description={`Each has 2 MiB/s of every shard to itself, pushed as records come. ${limit.why}`}
          actions={
            <Button
              disabled={reason !== undefined}
              {...(reason !== undefined && { disabledReason: reason })}
              onClick={() => onOpen({ kind: 'register' })}
            >
              Register consumer
            </Button>
          }
        >
          Enhanced fan-out
        </Header>
      }
      empty={<NoConsumers />}
      footer={<PollingAge behind={behind.data?.['']} simulated={connection.simulated} />}
    />
  );
}

function fullReason(consumers: readonly Consumer[], most: number): string | undefined {
  if (consumers.length >= most) return `The stream has ${most} consumers, and no more may be.`;
  const creating = consumers.filter(({ ConsumerStatus }) => ConsumerStatus === 'CREATING').length;
  return creating >= mostConsumersCreating
    ? `${creating} consumers are being created, and no more may be at once.`
    : undefined;
}

const NoConsumers = () => (
  <Box textAlign="center" color="text-body-secondary">
    <SpaceBetween size="xxs">
      <span>No consumer is registered.</span>
      <span>
        Readers that poll share 2 MiB/s and 5 reads/s of a shard. Where they are too many for that,
        register them: each then has its own.
      </span>
    </SpaceBetween>
  </Box>
);

'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState, useTransition } from 'react';
import { startDemo } from './actions.ts';
import { useConnection } from '#components/layout/connection.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';
import type { Failure } from '#lib/aws/failure.ts';

/** Not a part of the page that lists streams. */
const DemoCode = lazy(async () => ({ default: (await import('./demo-code.tsx')).DemoCode }));

/** What a stream is, and the two ways to a first one. */
export function StreamsEmpty() {
  const connection = useConnection();
  const { start, failure, isPending } = useStartDemo();
  const create = streamCan.create(connection);
  const demo = streamCan.startDemo(connection);
  return (
    <ContentLayout header={<Header variant="h1">Streams</Header>}>
      <SpaceBetween size="l">
        {failure && <FailureAlert title="The demo did not start" failure={failure} />}
        <Container header={<Header variant="h2">There is no stream yet</Header>}>
          <SpaceBetween size="m">
            <Box variant="p">
              A stream is a log that producers write to and consumers read from. It is cut into
              shards. Each record carries a partition key, and the key’s MD5 decides which shard
              takes it: records of one key stay together and in order.
            </Box>
            <Box variant="p">
              One shard takes 1,000 records or 1 MiB a second, whichever comes first, and refuses
              the rest. The demo makes a web shop of four shards with a sale now and then, and lets
              you watch one shard run hot.
            </Box>
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                variant="primary"
                iconName="caret-right-filled"
                loading={isPending}
                loadingText="Starting the demo"
                disabled={!demo.can}
                {...(!demo.can && { disabledReason: demo.reason })}
                onClick={start}
              >
                Start the demo
              </Button>
              <Button
                href="/streams/create"
                disabled={!create.can}
                {...(!create.can && { disabledReason: create.reason })}
              >
                Create stream
              </Button>
            </SpaceBetween>
            <Suspense fallback={null}>
              <DemoCode />
            </Suspense>
          </SpaceBetween>
        </Container>
      </SpaceBetween>
    </ContentLayout>
  );
}

function useStartDemo() {
  const router = useRouter();
  const [failure, setFailure] = useState<Failure>();
  const [isPending, startTransition] = useTransition();
  const start = () =>
    startTransition(async () => {
      const result = await startDemo();
      setFailure(result.ok ? undefined : result.failure);
      if (result.ok) router.push(`/streams/${result.data.streamName}/monitoring`);
    });
  return { start, failure, isPending };
}

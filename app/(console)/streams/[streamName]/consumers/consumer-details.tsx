'use client';

import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { ConsumerTags } from './consumer-tags.tsx';
import { type Consumer, consumerQuery, consumerTagsQuery } from './queries.ts';
import { StreamStatus } from '../../stream-status.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { formatTime } from '#lib/format/time.ts';

interface ConsumerDetailsProps {
  streamName: string;
  consumer: Consumer;
  onClose: () => void;
}

/** What AWS says of one consumer, and its tags. */
export function ConsumerDetails({ streamName, consumer, onClose }: ConsumerDetailsProps) {
  const { timeZone } = usePreferences();
  const { ConsumerName = '', ConsumerARN: arn = '' } = consumer;
  const query = useQuery(consumerQuery(arn));
  const tags = useQuery(consumerTagsQuery(arn));
  return (
    <Modal visible header={ConsumerName} closeAriaLabel="Close" onDismiss={onClose} size="large">
      <SpaceBetween size="l">
        <QueryStates query={query} loading={`Loading ${ConsumerName}`}>
          {({ ConsumerDescription: described }) => (
            <KeyValuePairs
              columns={2}
              items={[
                {
                  label: 'Status',
                  value: <StreamStatus status={described?.ConsumerStatus ?? ''} />,
                },
                {
                  label: 'Registered',
                  value: formatTime(described?.ConsumerCreationTimestamp?.getTime() ?? 0, timeZone),
                },
                {
                  label: 'ARN',
                  value: (
                    <CopyToClipboard
                      variant="inline"
                      textToDisplay={arn}
                      textToCopy={arn}
                      copyButtonAriaLabel="Copy the consumer’s ARN"
                      copySuccessText="ARN copied"
                      copyErrorText="ARN not copied"
                    />
                  ),
                },
                { label: 'Its limit', value: '2 MiB/s of each shard, shared with nobody' },
              ]}
            />
          )}
        </QueryStates>
        <div>
          <Box variant="h3">Tags</Box>
          <QueryStates query={tags} loading="Loading the tags">
            {({ Tags = [] }) => (
              <ConsumerTags
                key={JSON.stringify(Tags)}
                streamName={streamName}
                consumerArn={arn}
                tags={Tags.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }))}
              />
            )}
          </QueryStates>
        </div>
      </SpaceBetween>
    </Modal>
  );
}

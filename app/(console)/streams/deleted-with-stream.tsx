'use client';

import type { StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import Box from '@cloudscape-design/components/box';
import { formatCount, plural } from '#lib/format/count.ts';

interface DeletedWithStreamProps {
  summary: StreamDescriptionSummary | undefined;
  generators: number;
  /** Of this console: `2 alarms, 1 favourite`. */
  kept: string;
}

/** What a person loses with a stream, in numbers. */
export function DeletedWithStream({ summary, generators, kept }: DeletedWithStreamProps) {
  const { OpenShardCount = 0, RetentionPeriodHours = 24, ConsumerCount = 0 } = summary ?? {};
  return (
    <div>
      <Box variant="p">With the stream goes for good:</Box>
      <ul>
        <li>every record in it, up to {formatCount(RetentionPeriodHours)} h of them</li>
        <li>{plural(OpenShardCount, 'open shard')} and all closed ones</li>
        <li>{plural(ConsumerCount, 'registered consumer')}</li>
        <li>{plural(generators, 'generator')} of this console writing into it</li>
        <li>this console’s sample consumer groups that read it</li>
        {kept !== '' && <li>{kept} of this console</li>}
      </ul>
    </div>
  );
}

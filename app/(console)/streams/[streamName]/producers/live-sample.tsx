'use client';

import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { CodeBlock } from '#components/records/code-block.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatDuration } from '#lib/format/duration.ts';
import type { GeneratorView } from '#lib/jobs/generator-view.ts';

interface LiveSampleProps {
  generator: GeneratorView;
  nowMs: number;
}

/** The last record that was acknowledged, and the way to it. */
export function LiveSample({ generator: { name, sample, streamName }, nowMs }: LiveSampleProps) {
  if (!sample) return <Box color="text-body-secondary">No record has been acknowledged yet.</Box>;
  const { shardId, sequenceNumber, partitionKey, bytes, text, atMs, records } = sample;
  const href = `/streams/${streamName}/records?record=${encodeURIComponent(`${shardId}:${sequenceNumber}`)}`;
  return (
    <div>
      <Box fontSize="body-s" color="text-body-secondary" margin={{ bottom: 'xxs' }}>
        Last record, {formatDuration(Math.max(0, nowMs - atMs))} ago: {partitionKey} in {shardId},{' '}
        {formatBytes(bytes)}.{records > 1 && ` It holds ${records} records; the first is shown.`}
        {sample.isEncrypted && ' The stream holds it encrypted.'}{' '}
        <Link href={href} fontSize="inherit" ariaLabel={`Open it: the last record of ${name}`}>
          Open it
        </Link>
      </Box>
      <CodeBlock label={`Last record of ${name}`}>{text}</CodeBlock>
    </div>
  );
}

'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { mostSampleReads, type KeySample } from './sample-keys.ts';
import { useKeySample } from './use-key-sample.ts';
import { useCodePlace } from '../../../use-code-place.ts';
import { spaceText, type ShardRow } from '../plan/shard-row.ts';
import { exportSheet } from '../replay/transfer-sheet.ts';
import { ShowAsCode } from '#components/code/show-as-code.tsx';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { plural } from '#lib/format/count.ts';
import { formatPercent } from '#lib/format/percent.ts';
import { positionOf } from '#lib/kinesis/hash-key-range.ts';
import { wholeStream } from '#lib/records/whole-stream.ts';

interface KeySamplePanelProps {
  streamName: string;
  shard: ShardRow;
}

const mostKeys = 5;
/** One key above this share decides where the load is, whatever is split. */
const dominantShare = 0.5;

/** Which keys make the load of a shard, read from its records on demand. */
export function KeySamplePanel({ streamName, shard }: KeySamplePanelProps) {
  const query = useKeySample(streamName, shard);
  const place = useCodePlace();
  return (
    <SpaceBetween size="xs">
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' }}>
        <Button
          loading={query.isFetching}
          loadingText="Sampling"
          onClick={() => void query.refetch()}
        >
          {query.data ? 'Sample again' : 'Sample its keys'}
        </Button>
        <Box fontSize="body-s" color="text-body-secondary">
          Reads the last minute with at most {mostSampleReads} GetRecords at 4/s. The shard’s 5
          reads a second are shared with its consumers.
        </Box>
      </div>
      {query.error && (
        <FailureAlert title="The keys were not sampled" failure={query.error.failure} />
      )}
      {query.data && <Sample sample={query.data} />}
      <ShowAsCode
        subject="sample"
        write={() => exportSheet(sampled(streamName, shard.shardId), 'ndjson', [], place)}
      />
    </SpaceBetween>
  );
}

/** The last minute of a shard, as often as the sample reads it. */
const sampled = (streamName: string, shardId: string) => ({
  ...wholeStream(streamName),
  shards: [shardId],
  followChildren: false,
  from: { type: 'ago', seconds: 60 } as const,
  readsPerSecond: 4,
});

const reasons: Record<KeySample['why'], string> = {
  tip: 'all there are',
  budget: 'as many as the budget allows',
  throttled: 'then a read was refused, so the rest was left to the consumers',
};

function Sample({ sample }: { sample: KeySample }) {
  const { keys, records, bytes, reads, elsewhere, why } = sample;
  const [heaviest] = keys;
  const spent = `${plural(records, 'record')} and ${formatBytes(bytes)} in ${plural(reads, 'read')}, ${reasons[why]}`;
  if (!heaviest)
    return (
      <Box>
        {records === 0
          ? 'No records in the last minute.'
          : 'All records were put with explicit hash keys, whose place is not in them.'}{' '}
        Read: {spent}.
      </Box>
    );
  return (
    <div>
      <Box>
        {keys.length === 1 ? 'One key' : plural(keys.length, 'key')} in the last minute. Read:{' '}
        {spent}.
        {elsewhere > 0 &&
          ` ${plural(elsewhere, 'record')} with explicit hash keys left out: their place is not in them.`}
      </Box>
      <ul style={{ margin: 0, paddingInlineStart: 20, overflowWrap: 'anywhere' }}>
        {keys.slice(0, mostKeys).map((key) => (
          <li key={key.key}>
            <strong>{key.key}</strong>: {formatPercent(key.records / records)} of the records,{' '}
            {formatPercent(key.bytes / bytes)} of the bytes, at {spaceText(positionOf(key.hashKey))}{' '}
            of the hash space
          </li>
        ))}
      </ul>
      {heaviest.records / records >= dominantShare && (
        <Box fontWeight="bold">
          A split does not help one key: {heaviest.key} stays in one shard. Spread it over several
          keys, or aggregate its records.
        </Box>
      )}
    </div>
  );
}

'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { mostSampleReads } from '../shards/sample-keys.ts';
import type { useKeySample } from '../shards/use-key-sample.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';

/** AWS does not count keys: a person may read for them, and sees first what it takes from the consumers. */
export const SampleButton = ({ sample }: { sample: ReturnType<typeof useKeySample> }) => (
  <div>
    <Button
      loading={sample.isFetching}
      loadingText="Sampling"
      onClick={() => void sample.refetch()}
    >
      {sample.data ? 'Sample its keys again' : 'Sample its keys'}
    </Button>
    <Box fontSize="body-s" color="text-body-secondary" padding={{ top: 'xxs' }}>
      {sample.data?.keys.length === 0
        ? 'No key of its own was found in the records of the last minute.'
        : 'Which keys make it so is not known: AWS does not count them.'}{' '}
      A sample takes at most {mostSampleReads} reads, 4 a second, of the 5 a second that the shard’s
      consumers share.
    </Box>
    {sample.error && (
      <FailureAlert title="The keys were not sampled" failure={sample.error.failure} />
    )}
  </div>
);

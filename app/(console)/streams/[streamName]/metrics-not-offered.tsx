'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';

interface MetricsNotOfferedProps {
  streamName: string;
  /** What this very page shows all the same. */
  here?: string;
}

/** On a server without CloudWatch: what cannot be known here, and what can. */
export const MetricsNotOffered = ({ streamName, here }: MetricsNotOfferedProps) => (
  <Alert type="info" header="This server measures nothing">
    <Box variant="p">
      It does not offer CloudWatch’s GetMetricData. So rates, throttles and iterator age cannot be
      shown, a hot shard cannot be named, and alarms have nothing to look at.
    </Box>
    {here ?? (
      <>
        What can be seen all the same:{' '}
        <Link href={`/streams/${streamName}/shards`}>
          which shard a key goes to, and which keys a shard’s records carry
        </Link>
        , and <Link href={`/streams/${streamName}/records`}>the records over time</Link>.
      </>
    )}
  </Alert>
);

import type { RetryPolicyName } from '#lib/jobs/retry-policy.ts';

interface PolicyWords {
  value: RetryPolicyName;
  label: string;
  description: string;
}

/** Each policy with what comes of it, so that a person knows what to look for on the card. */
export const retryPolicyWords: readonly PolicyWords[] = [
  {
    value: 'failed',
    label: 'Only the refused records, with growing pauses',
    description:
      'Up to 8 attempts within 30 s, pauses of 100 ms to 5 s with chance in them, retries at most a quarter of the rate. No duplicates. Later records of a key may overtake earlier ones.',
  },
  {
    value: 'naive',
    label: 'The whole call again (naive)',
    description:
      'One refused record sends all 500 again, up to 4 times. Those that had been taken are in the stream twice: watch “Duplicated”.',
  },
  {
    value: 'sdk',
    label: 'What the SDK does by itself',
    description:
      'A call that fails is made 3 times. PutRecords that refuses some records has not failed: those are lost without a word.',
  },
  {
    value: 'kpl',
    label: 'As the Kinesis Producer Library',
    description:
      'Refused records again after 50 ms, until they are 30 s old and expire. At most 150 % of a shard’s limit is sent to it.',
  },
  { value: 'none', label: 'Nothing', description: 'What is refused is lost at once.' },
];

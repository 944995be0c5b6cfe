import type { CodedAction } from '#components/code/show-actions-as-code.tsx';
import type { CodePlace } from '#components/code/sdk-call.ts';
import { sheetOfCalls } from '#components/code/sheet-of-calls.ts';
import { plannedCall } from '#lib/aws/planned-call.ts';

const calls = [
  { label: 'Read the limits', call: plannedCall('DescribeLimits', {}) },
  { label: 'Read the billing commitment', call: plannedCall('DescribeAccountSettings', {}) },
  {
    label: 'Commit to a minimum throughput, for 24 h at least',
    call: plannedCall('UpdateAccountSettings', {
      MinimumThroughputBillingCommitment: { Status: 'ENABLED' },
    }),
  },
  {
    label: 'End the commitment',
    call: plannedCall('UpdateAccountSettings', {
      MinimumThroughputBillingCommitment: { Status: 'DISABLED' },
    }),
  },
] as const;

/** What the account can be asked, and told. The console itself only asks: what the commitment costs is not known to it. */
export const accountActions = (place: CodePlace): CodedAction[] =>
  calls.map(({ label, call }) => ({ label, write: () => sheetOfCalls([call], place) }));

import { read } from '#lib/aws/read.ts';
import type { Output } from '#lib/aws/operations.ts';
import type { SnapshotStatus } from '#lib/lab-client/snapshot-types.ts';

type Listed = Output<'lab', 'ListSnapshots'>;

const underWay: readonly (SnapshotStatus | undefined)[] = [
  'CREATING',
  'UPLOADING',
  'CHECKING',
  'RESTORING',
];

/** The first hundred by name. While something is being done to one, a person waits for it. */
export const snapshotsQuery = () => ({
  ...read('lab', 'ListSnapshots', {}),
  refetchInterval: ({ state }: { state: { data: Listed | undefined } }) =>
    state.data?.Snapshots?.some(({ Status }) => underWay.includes(Status)) === true ? 500 : 10_000,
});

/** What a restore would replace. */
export const streamsThereQuery = () => read('kinesis', 'ListStreams', { Limit: 1_000 });

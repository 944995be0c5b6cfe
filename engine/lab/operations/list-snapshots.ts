import type { LabContext } from '#engine/lab/context.ts';
import { describeState } from '#engine/lab/snapshots/snapshot-state.ts';
import type { ListSnapshotsInput, ListSnapshotsOutput } from '#lib/lab-client/snapshot-types.ts';

const resultsWhenNotSaid = 100;

/** A page's token is the last name on it. */
export async function listSnapshots(
  { caller, snapshots }: LabContext,
  { MaxResults = resultsWhenNotSaid, NextToken = '' }: ListSnapshotsInput,
): Promise<ListSnapshotsOutput> {
  const names = snapshots.names(caller).filter((name) => name > NextToken);
  const page = names.slice(0, MaxResults);
  // One may be deleted meanwhile.
  const states = await Promise.all(page.map((name) => snapshots.look(caller, name)));
  return {
    Snapshots: states.flatMap((state) => (state ? [describeState(state)] : [])),
    ...(names.length > page.length ? { NextToken: page.at(-1) } : {}),
  };
}

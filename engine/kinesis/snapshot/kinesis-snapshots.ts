import type { Clock } from '#engine/core/clock.ts';
import type { SnapshotPort } from '#engine/core/snapshot/snapshot-port.ts';
import type { AccountSettings } from '../account-settings.ts';
import type { ChannelRegistry } from '../channels/channel-registry.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { LimitSwitch } from '../limit-switch.ts';
import type { StreamRegistry } from '../stream-registry.ts';
import { readSnapshot } from './read-snapshot.ts';
import { restoreSnapshot } from './restore-snapshot.ts';
import { writeSnapshot } from './write-snapshot.ts';

/** What a snapshot of Kinesis is made of. */
export interface SnapshotParts {
  clock: Clock;
  streams: StreamRegistry;
  channels: ChannelRegistry;
  lifecycle: Lifecycle;
  limits: LimitSwitch;
  accountSettings: AccountSettings;
}

export const createSnapshots = (parts: SnapshotParts): SnapshotPort => ({
  write: (scope, sink, watch) => writeSnapshot(parts, scope, sink, watch),
  async check(sections) {
    const snapshot = await readSnapshot(sections);
    return {
      head: snapshot.head,
      restore: (scope, again, watch) => restoreSnapshot(parts, scope, snapshot, again, watch),
    };
  },
});

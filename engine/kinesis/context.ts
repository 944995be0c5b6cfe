import type { Clock } from '#engine/core/clock.ts';
import type { Random } from '#engine/core/random.ts';
import type { Caller, EntryFaults } from '#engine/core/service.ts';
import type { AccountSettings } from './account-settings.ts';
import type { ChannelRegistry } from './channels/channel-registry.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { LimitSwitch } from './limit-switch.ts';
import type { SealedText } from './sealed-text.ts';
import type { StreamRegistry } from './stream-registry.ts';

/** All that an operation may touch. */
export interface KinesisContext {
  readonly caller: Caller;
  readonly clock: Clock;
  readonly random: Random;
  readonly streams: StreamRegistry;
  readonly channels: ChannelRegistry;
  readonly lifecycle: Lifecycle;
  readonly limits: LimitSwitch;
  readonly accountSettings: AccountSettings;
  readonly sealedText: SealedText;
  /** Open shards the account may have in this region. */
  readonly shardLimit: number;
  /** Whether partition keys are counted for the lab. */
  readonly countsKeys: boolean;
  /** What the lab does to the entries of this request. */
  readonly entryFaults?: EntryFaults | undefined;
}

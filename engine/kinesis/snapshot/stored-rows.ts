import {
  MetricsName,
  RecordDistributionStrategy,
  StreamMode,
  StreamStatus,
} from '@aws-sdk/client-kinesis';
import {
  amount,
  jsonOf,
  listOf,
  mapOf,
  objectOf,
  oneOf,
  optional,
  type Shape,
  text,
  truth,
  wholeNumber,
} from '#engine/core/shape.ts';
import type { Commitment } from '../account-settings.ts';
import type { ChannelRow } from '../channels/channel.ts';
import type { ConsumerRow } from '../consumer.ts';
import { longestRetentionHours } from '../limits.ts';
import type { ShardRow } from '../shard.ts';
import type { ReshardStep, StreamRow } from '../stream.ts';

/** A shard in a snapshot. Its records are those from the first to the last position, without a gap. */
export interface StoredShard extends Omit<ShardRow, 'logId'> {
  /** One more than the last where the shard has no record. */
  firstPosition: number;
  /** -1 where the shard never had a record. */
  lastPosition: number;
  /** No record came later, whether it has expired or not. */
  lastTimeMs: number;
}

/** A stream in a snapshot, without the account and region that it was in. */
export interface StoredStream extends Omit<StreamRow, 'accountId' | 'region' | 'shards'> {
  shards: StoredShard[];
}

/** What an account-region has settled. */
export interface StoredSettings {
  commitment?: Commitment | undefined;
  /** Whether throughput limits hold, by stream; under the empty name what holds for all others. */
  limits: Record<string, boolean>;
}

/** A channel in a snapshot. */
export type StoredChannel = Omit<ChannelRow, 'accountId' | 'region'>;

/** A section of rows: the settings, one stream, or one channel. */
export interface StoredRow {
  settings?: StoredSettings | undefined;
  stream?: StoredStream | undefined;
  channel?: StoredChannel | undefined;
}

const timeMs = wholeNumber(0, 2 ** 48 - 1);
const times = listOf(timeMs, 1000);
const hashKey = text(39, /^(0|[1-9]\d{0,38})$/);
const name = text(128, /^[a-zA-Z0-9_.-]+$/);
const policy = text(64 * 1024);
const tags = mapOf(text(512));
/** What fits into the 32 bits of a sequence number. */
const shardIndex = wholeNumber(0, 2 ** 31 - 1);
const position = wholeNumber(-1, 2 ** 48 - 2);
const mostShards = 100_000;

const shard = objectOf<StoredShard>({
  index: shardIndex,
  startingHashKey: hashKey,
  endingHashKey: hashKey,
  createdAtMs: timeMs,
  sequenceEpochSeconds: wholeNumber(0, 2 ** 36 - 1),
  parentIndex: optional(shardIndex),
  adjacentParentIndex: optional(shardIndex),
  closedAtMs: optional(timeMs),
  firstPosition: position,
  lastPosition: position,
  lastTimeMs: timeMs,
});

const reshardStep = objectOf<ReshardStep>({
  closes: listOf(shardIndex, 2),
  opens: listOf(objectOf({ startingHashKey: hashKey, endingHashKey: hashKey }), 2),
});

const consumer = objectOf<ConsumerRow>({
  name,
  createdAtMs: timeMs,
  activeAtMs: timeMs,
  goneAtMs: optional(timeMs),
  tags,
  resourcePolicy: optional(policy),
});

const stream = objectOf<StoredStream>({
  name,
  status: oneOf(...Object.values(StreamStatus)),
  transitionAtMs: optional(timeMs),
  mode: oneOf(...Object.values(StreamMode)),
  createdAtMs: timeMs,
  retentionHours: wholeNumber(1, longestRetentionHours),
  maxRecordSizeKiB: wholeNumber(1, 10 * 1024),
  distribution: oneOf(...Object.values(RecordDistributionStrategy)),
  warmThroughputMiBps: amount(1e9),
  dailyPeaks: listOf(objectOf({ day: timeMs, load: amount(1e9) }), 1000),
  tags,
  shards: listOf(shard, mostShards),
  nextShardIndex: shardIndex,
  pendingReshard: optional(listOf(reshardStep, mostShards)),
  encryptionKeyId: optional(text(2048)),
  encryptionChangedAtMs: times,
  resourcePolicy: optional(policy),
  consumers: listOf(consumer, 1000),
  scaledAtMs: times,
  modeChangedAtMs: times,
  shardLevelMetrics: listOf(oneOf(...Object.values(MetricsName)), 100),
  expiredBeforeMs: timeMs,
});

/** As the API takes and gives it; only who asks for the channel is given it again. */
const part = <T extends object>(): Shape<T> => jsonOf<T>(16 * 1024);
const arn = text(2048);

const channel = objectOf<StoredChannel>({
  id: text(64, /^[a-zA-Z0-9-]+$/),
  name: text(256),
  createdAtMs: timeMs,
  passing: oneOf('CREATING', 'UPDATING', 'DELETING'),
  passedAtMs: timeMs,
  roleArn: arn,
  streamArn: arn,
  streamCreatedAtMs: timeMs,
  recordConfiguration: part(),
  s3: optional(part()),
  s3Tables: optional(part()),
  encryption: optional(part()),
  logging: part(),
  tags,
});

const settings = objectOf<StoredSettings>({
  commitment: optional(
    objectOf<Commitment>({ startedAtMs: timeMs, disabledAtMs: optional(timeMs) }),
  ),
  limits: mapOf(truth),
});

export const storedRow: Shape<StoredRow> = objectOf<StoredRow>({
  settings: optional(settings),
  stream: optional(stream),
  channel: optional(channel),
});

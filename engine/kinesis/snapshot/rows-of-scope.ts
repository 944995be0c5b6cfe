import type { ChannelRow } from '../channels/channel.ts';
import type { Scope } from '../stream-registry.ts';
import type { StreamRow } from '../stream.ts';
import type { StoredChannel, StoredStream } from './stored-rows.ts';

/** Policies and channels name streams by their ARNs, which are others where a snapshot goes elsewhere. */
export type Rename = (text: string) => string;

const arnStart = ({ accountId, region }: Scope) => `arn:aws:kinesis:${region}:${accountId}:`;

export const renameArns =
  (from: Scope, to: Scope): Rename =>
  (policy) =>
    policy.replaceAll(arnStart(from), arnStart(to));

/** A stream of a snapshot as the registry has it, in another account-region, with other logs. */
export function toStreamRow(
  stream: StoredStream,
  { accountId, region }: Scope,
  nextLogId: () => number,
  rename: Rename = (policy) => policy,
): StreamRow {
  const { shards, consumers, resourcePolicy, ...rest } = stream;
  return {
    ...rest,
    transitionAtMs: stream.transitionAtMs,
    accountId,
    region,
    shards: shards.map(
      ({ firstPosition: _first, lastPosition: _last, lastTimeMs: _time, ...row }) => ({
        ...row,
        logId: nextLogId(),
      }),
    ),
    consumers: consumers.map((consumer) => withPolicy(consumer, rename)),
    ...withPolicy({ resourcePolicy }, rename),
  };
}

export const toChannelRow = (
  channel: StoredChannel,
  { accountId, region }: Scope,
  rename: Rename,
): ChannelRow => ({
  ...channel,
  s3: channel.s3,
  s3Tables: channel.s3Tables,
  encryption: channel.encryption,
  accountId,
  region,
  streamArn: rename(channel.streamArn),
});

const withPolicy = <Owner extends { resourcePolicy?: string | undefined }>(
  owner: Owner,
  rename: Rename,
): Owner =>
  owner.resourcePolicy === undefined
    ? owner
    : { ...owner, resourcePolicy: rename(owner.resourcePolicy) };

import type { Kinesis } from '@aws-sdk/client-kinesis';
import { account } from './clicks-stream.ts';
import { toBucket } from './orders-channels.ts';
import type { snapshotting } from './snapshots.ts';

/** The stream that tests of snapshots put records into. */
export const StreamName = 'orders';
export const firstShard = 'shardId-000000000000';

/** Each text is its record's key too. */
export const putTexts = (kinesis: Kinesis, ...texts: string[]) =>
  kinesis.putRecords({
    StreamName,
    Records: texts.map((text) => ({ PartitionKey: text, Data: Buffer.from(text) })),
  });

export const arnOf = (accountId = account, region = 'us-east-1', streamName = StreamName) =>
  `arn:aws:kinesis:${region}:${accountId}:stream/${streamName}`;

/** Of the channel that `furnish` makes. */
export async function channelArn(kinesis: Kinesis): Promise<string> {
  const { ChannelSummaries } = await kinesis.listChannels({});
  return ChannelSummaries?.[0]?.ChannelARN ?? '';
}

/** Everything an account can have: of each kind one. */
export async function furnish({
  kinesis,
  lab,
  simulator,
}: Awaited<ReturnType<typeof snapshotting>>) {
  await kinesis.createStream({ StreamName, ShardCount: 2, Tags: { team: 'red' } });
  await putTexts(kinesis, 'a', 'b', 'c', 'ключ', 'e');
  simulator.clock.advance(1500);
  await kinesis.splitShard({
    StreamName,
    ShardToSplit: firstShard,
    NewStartingHashKey: '1000',
  });
  await putTexts(kinesis, 'f', 'g');
  await kinesis.mergeShards({
    StreamName,
    ShardToMerge: 'shardId-000000000003',
    AdjacentShardToMerge: 'shardId-000000000001',
  });
  await kinesis.startStreamEncryption({ StreamName, EncryptionType: 'KMS', KeyId: 'alias/k' });
  await putTexts(kinesis, 'h', 'i', 'j');
  await kinesis.increaseStreamRetentionPeriod({ StreamName, RetentionPeriodHours: 48 });
  await kinesis.enableEnhancedMonitoring({ StreamName, ShardLevelMetrics: ['IncomingBytes'] });
  await kinesis.registerStreamConsumer({ StreamARN: arnOf(), ConsumerName: 'reader' });
  await kinesis.putResourcePolicy({ ResourceARN: arnOf(), Policy: policyFor(account) });
  await kinesis.createStream({
    StreamName: 'elastic',
    StreamModeDetails: { StreamMode: 'ON_DEMAND' },
  });
  await kinesis.createChannel({
    ...toBucket,
    StreamConfigurationList: [
      {
        StreamARN: arnOf(account, 'us-east-1', 'elastic'),
        RecordConfiguration: { RecordFormatType: 'JSON' },
      },
    ],
  });
  await kinesis.tagResource({ ResourceARN: await channelArn(kinesis), Tags: { team: 'blue' } });
  await lab.putLimits({ StreamName: 'elastic', Enforced: true });
  await kinesis.updateAccountSettings({
    MinimumThroughputBillingCommitment: { Status: 'ENABLED' },
  });
}

export const policyFor = (accountId: string, region = 'us-east-1') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::111122223333:root` },
        Action: ['kinesis:PutRecord'],
        Resource: arnOf(accountId, region),
      },
    ],
  });

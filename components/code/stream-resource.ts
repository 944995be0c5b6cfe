import type { SdkCall } from '#components/code/sdk-call.ts';

/** What of a resource a call sets, named as the API does; absent where it is nothing that lasts. */
export interface ResourceChange {
  kind: 'stream' | 'consumer' | 'policy' | 'account' | 'alarm';
  /** Whether all of it is there, or only what the call changes of it. */
  isWhole: boolean;
  properties: Readonly<Record<string, unknown>>;
}

const wholes: Readonly<Record<string, ResourceChange['kind']>> = {
  CreateStream: 'stream',
  RegisterStreamConsumer: 'consumer',
  PutResourcePolicy: 'policy',
  UpdateAccountSettings: 'account',
  PutMetricAlarm: 'alarm',
};

/** Which resource of Terraform and CloudFormation a call makes or changes. */
export function resourceOf({ operation, input }: SdkCall): ResourceChange | undefined {
  const given: Record<string, unknown> = { ...input };
  const whole = wholes[operation];
  if (whole) return { kind: whole, isWhole: true, properties: given };
  const properties = changed(operation, given);
  return (
    properties && { kind: 'stream', isWhole: false, properties: { ...named(given), ...properties } }
  );
}

/** Some operations name the stream by its ARN alone, which ends in the name. */
function named({ StreamName, StreamARN }: Record<string, unknown>) {
  const name =
    StreamName ?? (typeof StreamARN === 'string' ? StreamARN.split('/').at(-1) : undefined);
  return name === undefined ? {} : { StreamName: name };
}

function changed(
  operation: string,
  given: Record<string, unknown>,
): Record<string, unknown> | undefined {
  if (operation === 'UpdateShardCount') return { ShardCount: given.TargetShardCount };
  if (/^(In|De)creaseStreamRetentionPeriod$/.test(operation))
    return { RetentionPeriodHours: given.RetentionPeriodHours };
  if (operation === 'UpdateStreamMode') return { StreamModeDetails: given.StreamModeDetails };
  if (operation === 'UpdateMaxRecordSize') return { MaxRecordSizeInKiB: given.MaxRecordSizeInKiB };
  if (operation === 'StartStreamEncryption')
    return { EncryptionType: given.EncryptionType, KeyId: given.KeyId };
  if (operation === 'StopStreamEncryption') return { EncryptionType: 'NONE' };
  if (operation === 'EnableEnhancedMonitoring')
    return { ShardLevelMetrics: given.ShardLevelMetrics };
  if (operation === 'AddTagsToStream') return { Tags: given.Tags };
  if (operation === 'UpdateStreamWarmThroughput')
    return { WarmThroughputMiBps: given.WarmThroughputMiBps };
  if (operation === 'UpdateStreamRecordDistributionStrategy')
    return { RecordDistributionStrategy: given.RecordDistributionStrategy };
  return undefined;
}

/** What is to be said of a call beside its resource, in the words of a tool that keeps resources. */
export function resourceNote({ operation }: SdkCall): string | undefined {
  if (operation === 'SplitShard' || operation === 'MergeShards')
    return 'A stream’s resource has a number of shards and no ranges: it scales evenly and cannot split or merge one.';
  if (/^(Delete|Deregister)/.test(operation))
    return 'Take the resource out of the configuration and apply it.';
  if (/^(RemoveTags|Untag|Disable)/.test(operation))
    return 'Take it out of the resource’s list and apply it.';
  if (operation === 'EnableEnhancedMonitoring' || operation === 'AddTagsToStream')
    return 'The resource lists all that there shall be; here is what this adds.';
  if (operation === 'TagResource') return 'Tags belong to the resource that has them.';
  return undefined;
}

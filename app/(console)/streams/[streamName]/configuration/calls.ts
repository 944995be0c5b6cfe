import type {
  DistributionInput,
  EncryptionInput,
  ModeInput,
  MonitoringInput,
  PolicyInput,
  RecordSizeInput,
  RetentionInput,
  ScaleInput,
  TagsInput,
  WarmInput,
} from './schema.ts';
import { type PlannedCall, plannedCall } from '#lib/aws/planned-call.ts';

/** What each form does, as calls of the SDK in their order. None where nothing changes. */
export const modeCalls = ({ streamArn, streamMode }: ModeInput): PlannedCall[] => [
  plannedCall('UpdateStreamMode', {
    StreamARN: streamArn,
    StreamModeDetails: { StreamMode: streamMode },
  }),
];

export const scaleCalls = ({ streamName, targetShardCount }: ScaleInput): PlannedCall[] => [
  plannedCall('UpdateShardCount', {
    StreamName: streamName,
    TargetShardCount: Number(targetShardCount),
    ScalingType: 'UNIFORM_SCALING',
  }),
];

export function retentionCalls(values: RetentionInput): PlannedCall[] {
  const hours = Number(values.retentionPeriodHours);
  const input = { StreamName: values.streamName, RetentionPeriodHours: hours };
  if (hours === values.presentHours) return [];
  return [
    hours > values.presentHours
      ? plannedCall('IncreaseStreamRetentionPeriod', input)
      : plannedCall('DecreaseStreamRetentionPeriod', input),
  ];
}

export const recordSizeCalls = (values: RecordSizeInput): PlannedCall[] => [
  plannedCall('UpdateMaxRecordSize', {
    StreamARN: values.streamArn,
    MaxRecordSizeInKiB: Number(values.maxRecordSizeInKiB),
  }),
];

export function encryptionCalls(values: EncryptionInput): PlannedCall[] {
  const { streamName, isEncrypted, presentKeyId, keyId } = values;
  const input = { StreamName: streamName, EncryptionType: 'KMS' as const };
  if (isEncrypted && keyId !== presentKeyId)
    return [plannedCall('StartStreamEncryption', { ...input, KeyId: keyId })];
  if (!isEncrypted && presentKeyId !== '')
    return [plannedCall('StopStreamEncryption', { ...input, KeyId: presentKeyId })];
  return [];
}

export function monitoringCalls(values: MonitoringInput): PlannedCall[] {
  const { streamName, present, shardLevelMetrics: wanted } = values;
  const added = wanted.filter((metric) => !present.includes(metric));
  const removed = present.filter((metric) => !wanted.includes(metric));
  const input = (metrics: typeof wanted) => ({
    StreamName: streamName,
    ShardLevelMetrics: metrics,
  });
  return [
    ...(added.length > 0 ? [plannedCall('EnableEnhancedMonitoring', input(added))] : []),
    ...(removed.length > 0 ? [plannedCall('DisableEnhancedMonitoring', input(removed))] : []),
  ];
}

export function tagsCalls({ streamName, present, tags }: TagsInput): PlannedCall[] {
  const removed = present
    .map(({ key }) => key)
    .filter((key) => tags.every((tag) => tag.key !== key));
  const changed = tags.filter(({ key, value }) =>
    present.every((tag) => tag.key !== key || tag.value !== value),
  );
  // First what goes: 50 tags are the most there may be.
  return [
    ...(removed.length > 0
      ? [plannedCall('RemoveTagsFromStream', { StreamName: streamName, TagKeys: removed })]
      : []),
    ...(changed.length > 0
      ? [
          plannedCall('AddTagsToStream', {
            StreamName: streamName,
            Tags: Object.fromEntries(changed.map(({ key, value }) => [key, value])),
          }),
        ]
      : []),
  ];
}

/** No text takes the policy away. */
export const policyCalls = ({ streamArn, policy }: PolicyInput): PlannedCall[] => [
  policy.trim() === ''
    ? plannedCall('DeleteResourcePolicy', { ResourceARN: streamArn })
    : plannedCall('PutResourcePolicy', { ResourceARN: streamArn, Policy: policy }),
];

export const warmCalls = ({ streamName, warmThroughputMiBps }: WarmInput): PlannedCall[] => [
  plannedCall('UpdateStreamWarmThroughput', {
    StreamName: streamName,
    WarmThroughputMiBps: Number(warmThroughputMiBps),
  }),
];

export const distributionCalls = (values: DistributionInput): PlannedCall[] => [
  plannedCall('UpdateStreamRecordDistributionStrategy', {
    StreamARN: values.streamArn,
    RecordDistributionStrategy: values.recordDistributionStrategy,
  }),
];

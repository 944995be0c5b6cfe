import type { SdkCall } from '#components/code/sdk-call.ts';
import { type ResourceChange, resourceNote, resourceOf } from '#components/code/stream-resource.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Kinesis.html */
const types = {
  stream: 'AWS::Kinesis::Stream',
  consumer: 'AWS::Kinesis::StreamConsumer',
  policy: 'AWS::Kinesis::ResourcePolicy',
  alarm: 'AWS::CloudWatch::Alarm',
} as const;

const logicalIds = {
  stream: 'Stream',
  consumer: 'Consumer',
  policy: 'StreamPolicy',
  alarm: 'Alarm',
} as const;

/** A template with the resource that a call makes or changes; absent where CloudFormation has none for it. */
export function cloudformationCode(call: SdkCall): string | undefined {
  const change = resourceOf(call);
  if (!change || change.kind === 'account') return undefined;
  const template = {
    Resources: {
      [logicalIds[change.kind]]: { Type: types[change.kind], Properties: propertiesOf(change) },
    },
  };
  return JSON.stringify(template, undefined, 2);
}

/** What must be known beside the resource, or why there is none. */
export const cloudformationNote = (call: SdkCall): string | undefined =>
  call.operation === 'UpdateAccountSettings'
    ? 'CloudFormation has no resource for the settings of an account that is known here.'
    : resourceNote(call);

function propertiesOf({ kind, properties }: ResourceChange): Record<string, unknown> {
  const { StreamName, Tags, EncryptionType, KeyId, ResourceARN, Policy, ...others } = properties;
  const { ShardLevelMetrics, ...rest } = others;
  // Its properties are named as the API's members.
  if (kind === 'alarm') return properties;
  if (kind === 'policy')
    return {
      ResourceArn: ResourceARN,
      ResourcePolicy: parsed(typeof Policy === 'string' ? Policy : ''),
    };
  return {
    ...(StreamName !== undefined && { Name: StreamName }),
    ...rest,
    ...(ShardLevelMetrics !== undefined && { DesiredShardLevelMetrics: ShardLevelMetrics }),
    ...(EncryptionType === 'KMS' && { StreamEncryption: { EncryptionType, KeyId } }),
    ...(Tags !== undefined && {
      Tags: Object.entries(Tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
    }),
  };
}

/** A policy is a JSON document; while it is being typed it may not be one yet. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

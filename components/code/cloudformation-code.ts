import type { SdkCall } from '#components/code/sdk-call.ts';
import { type ResourceChange, resourceOf } from '#components/code/stream-resource.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Kinesis.html */
const types = {
  stream: 'AWS::Kinesis::Stream',
  consumer: 'AWS::Kinesis::StreamConsumer',
  policy: 'AWS::Kinesis::ResourcePolicy',
} as const;

const logicalIds = { stream: 'Stream', consumer: 'Consumer', policy: 'StreamPolicy' } as const;

/** A template with the resource that a call makes or changes; absent where CloudFormation has none for it. */
export function cloudformationCode(call: SdkCall): string | undefined {
  const change = resourceOf(call);
  if (!change) return undefined;
  const template = {
    Resources: {
      [logicalIds[change.kind]]: { Type: types[change.kind], Properties: propertiesOf(change) },
    },
  };
  return JSON.stringify(template, undefined, 2);
}

function propertiesOf({ kind, properties }: ResourceChange): Record<string, unknown> {
  const { StreamName, Tags, EncryptionType, KeyId, ResourceARN, Policy, ...rest } = properties;
  if (kind === 'policy')
    return {
      ResourceArn: ResourceARN,
      ResourcePolicy: parsed(typeof Policy === 'string' ? Policy : ''),
    };
  return {
    ...(StreamName !== undefined && { Name: StreamName }),
    ...rest,
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

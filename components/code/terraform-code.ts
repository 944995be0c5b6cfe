import type { SdkCall } from '#components/code/sdk-call.ts';
import { type ResourceChange, resourceOf } from '#components/code/stream-resource.ts';

/** In HCL `${` and `%{` begin templates, and control characters are escaped as in JSON. */
export const hclString = (text: string): string =>
  JSON.stringify(text).replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);

const types = {
  stream: 'aws_kinesis_stream',
  consumer: 'aws_kinesis_stream_consumer',
  policy: 'aws_kinesis_resource_policy',
} as const;

/**
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_stream
 * [unsure] since which version the provider knows max_record_size_in_kib.
 */
const attributes: Readonly<Record<string, string>> = {
  StreamName: 'name',
  ConsumerName: 'name',
  StreamARN: 'stream_arn',
  ResourceARN: 'resource_arn',
  ShardCount: 'shard_count',
  RetentionPeriodHours: 'retention_period',
  MaxRecordSizeInKiB: 'max_record_size_in_kib',
  EncryptionType: 'encryption_type',
  KeyId: 'kms_key_id',
  Policy: 'policy',
};

/** The resource that a call makes or changes; absent where Terraform has none for it. */
export function terraformCode(call: SdkCall): string | undefined {
  const change = resourceOf(call);
  if (!change) return undefined;
  const lines = Object.entries(change.properties).flatMap(linesOf);
  const name = resourceName(change);
  return [
    ...(change.isWhole ? [] : ['# What changes of the stream’s own resource.']),
    `resource "${types[change.kind]}" "${name}" {`,
    ...lines.map((line) => `  ${line}`),
    '}',
  ].join('\n');
}

function linesOf([name, value]: [string, unknown]): string[] {
  if (value === undefined) return [];
  if (name === 'StreamModeDetails')
    return ['stream_mode_details {', `  stream_mode = ${hclValue(modeOf(value))}`, '}'];
  if (name === 'Tags')
    return [
      'tags = {',
      ...Object.entries(value ?? {}).map(([key, tag]) => `  ${hclString(key)} = ${hclValue(tag)}`),
      '}',
    ];
  const attribute = attributes[name];
  return attribute === undefined ? [] : [`${attribute} = ${hclValue(value)}`];
}

const modeOf = (details: unknown): unknown =>
  typeof details === 'object' && details !== null && 'StreamMode' in details
    ? details.StreamMode
    : undefined;

const hclValue = (value: unknown): string =>
  typeof value === 'string' ? hclString(value) : JSON.stringify(value ?? null);

/** Letters, digits, `_` and `-`, and no digit first. */
function resourceName({ properties }: ResourceChange): string {
  const { ConsumerName, StreamName } = properties;
  const given = [ConsumerName, StreamName].find((name) => typeof name === 'string');
  const safe = (given ?? 'this').replaceAll(/[^\w-]/g, '_');
  return /^[A-Za-z_]/.test(safe) ? safe : `_${safe}`;
}

import type { SdkCall } from '#components/code/sdk-call.ts';
import { spacedName } from '#components/code/spaced-name.ts';
import { type ResourceChange, resourceNote, resourceOf } from '#components/code/stream-resource.ts';

/** In HCL `${` and `%{` begin templates, and control characters are escaped as in JSON. */
export const hclString = (text: string): string =>
  JSON.stringify(text).replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);

const types = {
  stream: 'aws_kinesis_stream',
  consumer: 'aws_kinesis_stream_consumer',
  policy: 'aws_kinesis_resource_policy',
  account: 'aws_kinesis_account_settings',
  alarm: 'aws_cloudwatch_metric_alarm',
} as const;

/**
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_stream
 * [unsure] since which version the provider knows max_record_size_in_kib and aws_kinesis_account_settings.
 */
const attributes: Readonly<Record<string, string>> = {
  StreamName: 'name',
  ConsumerName: 'name',
  StreamARN: 'stream_arn',
  ResourceARN: 'resource_arn',
  ShardCount: 'shard_count',
  RetentionPeriodHours: 'retention_period',
  MaxRecordSizeInKiB: 'max_record_size_in_kib',
  ShardLevelMetrics: 'shard_level_metrics',
  EncryptionType: 'encryption_type',
  KeyId: 'kms_key_id',
  Policy: 'policy',
};

/** The resource that a call makes or changes; absent where Terraform has none for it. */
export function terraformCode(call: SdkCall): string | undefined {
  const change = resourceOf(call);
  if (!change || isUnknown(call)) return undefined;
  const lines = Object.entries(change.properties).flatMap((member) => linesOf(change, member));
  const name = resourceName(change);
  return [
    ...(change.isWhole ? [] : ['# What changes of the stream’s own resource.']),
    `resource "${types[change.kind]}" "${name}" {`,
    ...lines.map((line) => `  ${line}`),
    '}',
  ].join('\n');
}

/** What must be known beside the resource, or why there is none. */
export const terraformNote = (call: SdkCall): string | undefined =>
  isUnknown(call)
    ? 'Terraform’s aws_kinesis_stream has no argument for this that is known here.'
    : resourceNote(call);

/** [unsure] whether newer versions of the provider have arguments for these. */
const isUnknown = ({ operation }: SdkCall): boolean =>
  operation === 'UpdateStreamWarmThroughput' ||
  operation === 'UpdateStreamRecordDistributionStrategy';

function linesOf({ kind }: ResourceChange, [name, value]: [string, unknown]): string[] {
  if (value === undefined) return [];
  if (kind === 'alarm') return alarmLines(name, value);
  if (name === 'StreamModeDetails')
    return block('stream_mode_details', `stream_mode = ${hclValue(memberOf(value, 'StreamMode'))}`);
  if (name === 'MinimumThroughputBillingCommitment')
    return block(
      'minimum_throughput_billing_commitment',
      `status = ${hclValue(memberOf(value, 'Status'))}`,
    );
  if (name === 'Tags') return mapLines('tags', Object.entries(value ?? {}));
  const attribute = attributes[name];
  return attribute === undefined ? [] : [`${attribute} = ${hclValue(value)}`];
}

/** An alarm’s arguments are the API’s members in another spelling, but for its dimensions. */
function alarmLines(name: string, value: unknown): string[] {
  if (name === 'Dimensions' && Array.isArray(value))
    return mapLines(
      'dimensions',
      value.map((one: unknown): [string, unknown] => [
        String(memberOf(one, 'Name')),
        memberOf(one, 'Value'),
      ]),
    );
  return [`${spacedName(name, '_')} = ${hclValue(value)}`];
}

const block = (name: string, line: string): string[] => [`${name} {`, `  ${line}`, '}'];

const mapLines = (name: string, members: [string, unknown][]): string[] => [
  `${name} = {`,
  ...members.map(([key, value]) => `  ${hclString(key)} = ${hclValue(value)}`),
  '}',
];

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const hclValue = (value: unknown): string =>
  typeof value === 'string'
    ? hclString(value)
    : Array.isArray(value)
      ? `[${value.map(hclValue).join(', ')}]`
      : JSON.stringify(value ?? null);

/** Letters, digits, `_` and `-`, and no digit first. */
function resourceName({ properties }: ResourceChange): string {
  const { ConsumerName, StreamName, AlarmName } = properties;
  const given = [ConsumerName, StreamName, AlarmName].find((name) => typeof name === 'string');
  const safe = (given ?? 'this').replaceAll(/[^\w-]/g, '_');
  return /^[A-Za-z_]/.test(safe) ? safe : `_${safe}`;
}

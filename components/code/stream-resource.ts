import type { SdkCall } from '#components/code/sdk-call.ts';

/** What of a resource a call sets, named as the API does; absent where it is nothing that lasts. */
export interface ResourceChange {
  kind: 'stream' | 'consumer' | 'policy';
  /** Whether all of it is there, or only what the call changes of it. */
  isWhole: boolean;
  properties: Readonly<Record<string, unknown>>;
}

/** Which resource of Terraform and CloudFormation a call makes or changes. */
export function resourceOf({ operation, input }: SdkCall): ResourceChange | undefined {
  const given: Record<string, unknown> = { ...input };
  if (operation === 'CreateStream') return { kind: 'stream', isWhole: true, properties: given };
  if (operation === 'RegisterStreamConsumer')
    return { kind: 'consumer', isWhole: true, properties: given };
  if (operation === 'PutResourcePolicy')
    return { kind: 'policy', isWhole: true, properties: given };
  const properties = changed(operation, given);
  return (
    properties && { kind: 'stream', isWhole: false, properties: { ...named(given), ...properties } }
  );
}

const named = ({ StreamName }: Record<string, unknown>) =>
  StreamName === undefined ? {} : { StreamName };

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
  return undefined;
}

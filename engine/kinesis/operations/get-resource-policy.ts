import type { GetResourcePolicyInput, GetResourcePolicyOutput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resolvePolicyResource } from '../resolve-resource.ts';

/** A resource without a policy has the empty one. */
export function getResourcePolicy(
  ctx: KinesisContext,
  input: GetResourcePolicyInput,
): GetResourcePolicyOutput {
  const { resource } = resolvePolicyResource(ctx, input.ResourceARN ?? '');
  return { Policy: resource.resourcePolicy ?? '{}' };
}

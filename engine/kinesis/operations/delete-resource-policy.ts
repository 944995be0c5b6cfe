import type { DeleteResourcePolicyInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { resourceNotFound } from '../failures.ts';
import { resolvePolicyResource } from '../resolve-resource.ts';

export async function deleteResourcePolicy(
  ctx: KinesisContext,
  input: DeleteResourcePolicyInput,
): Promise<object> {
  const { stream, resource } = resolvePolicyResource(ctx, input.ResourceARN ?? '');
  if (resource.resourcePolicy === undefined)
    throw resourceNotFound(`No resource policy found for resource ARN ${input.ResourceARN}`);
  resource.resourcePolicy = undefined;
  await ctx.streams.save(stream);
  return {};
}

import type { PutResourcePolicyInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { invalidArgument } from '../failures.ts';
import { resolvePolicyResource } from '../resolve-resource.ts';

/** Kept and given back; it is enforced once there is IAM. */
export async function putResourcePolicy(
  ctx: KinesisContext,
  input: PutResourcePolicyInput,
): Promise<object> {
  const { stream, resource } = resolvePolicyResource(ctx, input.ResourceARN ?? '');
  resource.resourcePolicy = checkPolicy(input.Policy ?? '');
  await ctx.streams.save(stream);
  return {};
}

/** [unsure] of the text. */
function checkPolicy(policy: string): string {
  const refusal = invalidArgument('The policy must be a JSON object with a Statement.');
  try {
    const parsed: unknown = JSON.parse(policy);
    if (typeof parsed === 'object' && parsed !== null && 'Statement' in parsed) return policy;
  } catch {
    throw refusal;
  }
  throw refusal;
}

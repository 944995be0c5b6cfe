import { settle } from '#lib/action.ts';
import { FailureError } from '#lib/aws/failure.ts';
import { encodeTagged } from '#lib/aws/tagged-json.ts';
import { connectionById, currentConnection } from '#lib/connections.ts';
import { parseInput } from '#lib/field-errors.ts';
import { dryRun, type DryRun } from '#lib/transfer/dry-run.ts';
import { preparePlan } from '#lib/transfer/prepare-plan.ts';
import { transferRequestSchema } from '#lib/transfer/transfer-request.ts';

/** What a replay or an import would do. It writes nothing, so a locked connection may be its target. */
export async function POST(request: Request): Promise<Response> {
  const result = await settle<DryRun>(async () => {
    const asked = parseInput(transferRequestSchema, await request.json());
    const source = await currentConnection();
    const connection = await connectionById(asked.target.connectionId);
    if (!connection) throw noConnection();
    const target = { connection, streamName: asked.target.streamName };
    const plan = await preparePlan(asked.plan, source, target, true);
    return dryRun(plan, source, target, request.signal);
  });
  return new Response(encodeTagged(result), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}

const noConnection = () =>
  new FailureError({
    name: 'NoSuchConnection',
    message: 'The connection of the target is not there any more.',
    retryable: false,
  });

import type { DeleteStreamInput } from '@aws-sdk/client-kinesis';
import { livingConsumers } from '../consumer.ts';
import type { KinesisContext } from '../context.ts';
import { resourceInUse } from '../failures.ts';
import { resolveActiveStream } from '../resolve-stream.ts';

/** Answers at once; the stream is DELETING until its lifecycle ends, and its records can be read until then. */
export async function deleteStream(ctx: KinesisContext, input: DeleteStreamInput): Promise<object> {
  const stream = resolveActiveStream(ctx, input);
  const { row } = stream;
  const hasConsumers = livingConsumers(row.consumers, ctx.clock.now()).length > 0;
  if (hasConsumers && input.EnforceConsumerDeletion !== true) {
    const called = input.StreamName ?? stream.arn;
    const owned = input.StreamName === undefined ? stream.arn : `${row.accountId}:${row.name}`;
    throw resourceInUse(
      `DeleteStream can't delete ${owned} because there are consumers associated with this data stream. ` +
        `To delete ${called} anyway, set the EnforceConsumerDeletion parameter to true to force the deletion ` +
        'of all the consumers that are associated with it.',
    );
  }
  // [unsure] of the text.
  if (ctx.channels.deliveringFrom(stream).length > 0)
    throw resourceInUse(
      `Stream ${row.name} under account ${row.accountId} cannot be deleted because it has active channels.`,
    );
  await ctx.lifecycle.begin(stream, 'DELETING');
  return {};
}

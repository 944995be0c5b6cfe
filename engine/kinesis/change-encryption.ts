import type { StartStreamEncryptionInput } from '@aws-sdk/client-kinesis';
import type { KinesisContext } from './context.ts';
import { ofLastDay } from './daily-quota.ts';
import { invalidArgument, limitExceeded } from './failures.ts';
import { mostEncryptionChangesADay } from './limits.ts';
import { resolveActiveStream } from './resolve-stream.ts';

/** @param keyId what records put from now on are encrypted with; `undefined` for not at all */
export async function changeEncryption(
  ctx: KinesisContext,
  input: StartStreamEncryptionInput,
  keyId: string | undefined,
): Promise<object> {
  // [unsure] of this text and the next.
  if (input.EncryptionType !== 'KMS')
    throw invalidArgument(
      'EncryptionType must be KMS to start or stop the encryption of a stream.',
    );
  const stream = resolveActiveStream(ctx, input);
  const { row } = stream;
  const nowMs = ctx.clock.now();
  row.encryptionChangedAtMs = ofLastDay(row.encryptionChangedAtMs, nowMs);
  if (row.encryptionChangedAtMs.length >= mostEncryptionChangesADay)
    throw limitExceeded(
      `The encryption of stream ${row.name} under account ${row.accountId} can change ` +
        `${mostEncryptionChangesADay} times in 24 hours.`,
    );
  row.encryptionChangedAtMs.push(nowMs);
  row.encryptionKeyId = keyId;
  await ctx.lifecycle.begin(stream, 'UPDATING');
  return {};
}

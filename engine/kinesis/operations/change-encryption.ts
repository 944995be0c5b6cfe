import type {
  StartStreamEncryptionInput,
  StopStreamEncryptionInput,
} from '@aws-sdk/client-kinesis';
import type { KinesisContext } from '../context.ts';
import { invalidArgument, limitExceeded } from '../failures.ts';
import { mostEncryptionChangesADay } from '../limits.ts';
import { resolveActiveStream } from '../resolve-stream.ts';

const dayMs = 24 * 3_600_000;

/** Records put from now on say that they are encrypted; those already there stay as they are. */
export const startStreamEncryption = (
  ctx: KinesisContext,
  input: StartStreamEncryptionInput,
): Promise<object> => change(ctx, input, input.KeyId);

export const stopStreamEncryption = (
  ctx: KinesisContext,
  input: StopStreamEncryptionInput,
): Promise<object> => change(ctx, input, undefined);

async function change(
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
  row.encryptionChangedAtMs = row.encryptionChangedAtMs.filter((atMs) => atMs > nowMs - dayMs);
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

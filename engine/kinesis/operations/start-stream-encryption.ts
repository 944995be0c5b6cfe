import type { StartStreamEncryptionInput } from '@aws-sdk/client-kinesis';
import { changeEncryption } from '../change-encryption.ts';
import type { KinesisContext } from '../context.ts';

/** Records put from now on say that they are encrypted; those already there stay as they are. */
export const startStreamEncryption = (
  ctx: KinesisContext,
  input: StartStreamEncryptionInput,
): Promise<object> => changeEncryption(ctx, input, input.KeyId);

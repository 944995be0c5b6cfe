import type { StopStreamEncryptionInput } from '@aws-sdk/client-kinesis';
import { changeEncryption } from '../change-encryption.ts';
import type { KinesisContext } from '../context.ts';

/** Records put from now on are not encrypted; those already there stay as they are. */
export const stopStreamEncryption = (
  ctx: KinesisContext,
  input: StopStreamEncryptionInput,
): Promise<object> => changeEncryption(ctx, input, undefined);

import { envelopeKeyId, openEnvelope } from '#lib/jobs/client-encryption.ts';
import type { DecodeStep } from '#lib/records/decode/decode-data.ts';
import type { KeyRing } from '#lib/records/decode/key-ring.ts';

const decoder = 'client-side encryption';

/** Whether a try found an envelope that stays closed. */
export const isClosed = (step: DecodeStep): boolean =>
  step.decoder === decoder && step.outcome === 'failed';

/** What came of an envelope; undefined for what is none. */
type Opening = { bytes: Uint8Array; step: DecodeStep } | { bytes: undefined; step: DecodeStep };

/** Opens what a generator of this console encrypted before it sent it. */
export function openSealed(data: Uint8Array, ring: KeyRing): Opening | undefined {
  const keyId = envelopeKeyId(data);
  if (keyId === undefined) return undefined;
  const held = ring.keyOf(keyId);
  if (!held)
    return closed(
      `encrypted with the key ${keyId}, which this console does not hold: its generator was deleted, belongs to another console, or was stored under another console.key`,
    );
  const bytes = openEnvelope(held.dataKey, data);
  if (!bytes)
    return closed(
      `the key ${keyId} of the generator “${held.generatorName}” is here, but the data was changed: its tag does not fit`,
    );
  const detail = `opened with the key ${keyId} of the generator “${held.generatorName}”: ${data.byteLength} bytes became ${bytes.byteLength}`;
  return { bytes, step: { decoder, outcome: 'decoded', detail } };
}

const closed = (detail: string): Opening => ({
  bytes: undefined,
  step: { decoder, outcome: 'failed', detail },
});

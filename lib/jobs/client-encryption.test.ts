import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createSealer,
  envelopeBytes,
  newDataKey,
  openEnvelope,
} from '#lib/jobs/client-encryption.ts';

test('opens what was sealed with its key, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.nat(), (data, at) => {
      const key = newDataKey();
      const sealed = createSealer(key)(data);
      expect(sealed.byteLength).toBe(data.byteLength + envelopeBytes);
      expect(Buffer.from(openEnvelope(key, sealed) ?? [1])).toEqual(Buffer.from(data));
      expect(openEnvelope(newDataKey(), sealed)).toBeUndefined();
      const changed = Uint8Array.from(sealed);
      const place = at % changed.length;
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(openEnvelope(key, changed)).toBeUndefined();
    }),
  );
});

test('two envelopes of the same data differ', () => {
  const seal = createSealer(newDataKey());
  expect(seal(Buffer.from('same'))).not.toEqual(seal(Buffer.from('same')));
});

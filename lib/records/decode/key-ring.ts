import { db } from '#lib/db.ts';
import { dataKeyId } from '#lib/jobs/client-encryption.ts';
import { unseal } from '#lib/secrets.ts';

/** A key that records were encrypted with before they were sent. */
interface HeldKey {
  /** 32 bytes, in base64. It never leaves the server. */
  dataKey: string;
  generatorName: string;
}

/** Finds the key of an envelope by its id, in hexadecimal. */
export interface KeyRing {
  keyOf(keyId: string): HeldKey | undefined;
}

export const emptyKeyRing: KeyRing = { keyOf: () => undefined };

const reloadMs = 2_000;

/** The keys of the console's generators. Of one that is made later the first records may stay closed. */
export async function openKeyRing(): Promise<KeyRing> {
  let keys = await heldKeys();
  let loadedMs = Date.now();
  return {
    keyOf(keyId) {
      const held = keys.get(keyId);
      if (held || Date.now() - loadedMs < reloadMs) return held;
      loadedMs = Date.now();
      // Whoever asks cannot wait; the next records are opened. What fails here is tried again.
      heldKeys().then(
        (found) => (keys = found),
        () => {},
      );
      return undefined;
    },
  };
}

async function heldKeys(): Promise<ReadonlyMap<string, HeldKey>> {
  const rows = await db().generator.findMany({
    where: { dataKeySealed: { not: null } },
    select: { name: true, dataKeySealed: true },
  });
  return new Map(rows.flatMap(({ name, dataKeySealed }) => entryOf(name, dataKeySealed ?? '')));
}

/** A key that was stored under another console.key is as good as lost, which its records will say. */
function entryOf(generatorName: string, sealed: string): [string, HeldKey][] {
  try {
    const dataKey = unseal(sealed);
    return [[dataKeyId(dataKey), { dataKey, generatorName }]];
  } catch {
    return [];
  }
}

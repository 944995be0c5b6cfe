'use client';

import { useEffect, useState } from 'react';
import { hashKeyOf } from '#lib/kinesis/hash-key.ts';

/** The hash key of a partition key, made in the browser; undefined for none, and for the moment it takes. */
export function useHashKey(partitionKey: string): bigint | undefined {
  const [known, setKnown] = useState<{ partitionKey: string; hashKey: bigint }>();
  useEffect(() => {
    if (partitionKey === '') return undefined;
    let isWanted = true;
    const show = async () => {
      const hashKey = await hashKeyOf(partitionKey);
      if (isWanted) setKnown({ partitionKey, hashKey });
    };
    void show();
    return () => {
      isWanted = false;
    };
  }, [partitionKey]);
  return known?.partitionKey === partitionKey && partitionKey !== '' ? known.hashKey : undefined;
}

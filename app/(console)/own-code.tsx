'use client';

import { lazy, Suspense } from 'react';
import { ownSheet } from '#components/code/code-sheet.ts';

const ShowAsCode = lazy(async () => ({
  default: (await import('#components/code/show-as-code.tsx')).ShowAsCode,
}));

/**
 * Where an action calls nobody: it says so, in the place where the calls stand otherwise. Dialogs of every page have
 * it, so it is loaded with them alone.
 */
export const OwnCode = ({ why }: { why: string }) => (
  <Suspense fallback={null}>
    <ShowAsCode write={() => ownSheet(why)} />
  </Suspense>
);

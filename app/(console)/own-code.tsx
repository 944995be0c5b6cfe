'use client';

import { ownSheet } from '#components/code/code-sheet.ts';
import { ShowAsCode } from '#components/code/show-as-code.tsx';

/** Where an action calls nobody: it says so, in the place where the calls stand otherwise. */
export const OwnCode = ({ why }: { why: string }) => <ShowAsCode write={() => ownSheet(why)} />;

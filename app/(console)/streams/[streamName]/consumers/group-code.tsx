'use client';

import { groupSheet, type GroupTerms } from './group-sheet.ts';
import { useCodePlace } from '../../../use-code-place.ts';
import { ShowAsCode } from '#components/code/show-as-code.tsx';

interface GroupCodeProps {
  /** Undefined while the form holds none. */
  terms: GroupTerms | undefined;
}

/** A sample group, as programs that read the like. */
export function GroupCode({ terms }: GroupCodeProps) {
  const place = useCodePlace();
  return (
    <ShowAsCode
      lead="The console’s workers do it, with the calls ListShards, GetShardIterator and GetRecords; leases and checkpoints are in the console’s own database. A program does it so."
      write={() => terms && groupSheet(terms, place)}
    />
  );
}

/** A shard in the family tree. Moments are numbered from 1, the oldest. */
export interface LineagePart {
  readonly id: string;
  /** Fractions of the hash space. */
  readonly start: number;
  readonly share: number;
  /** From which moment on it was there; 0 is from the beginning. */
  readonly from: number;
  /** At which moment it was closed; absent while it is open. */
  readonly to: number | undefined;
}

/** Where a shard is drawn: rows go down into the past, row 0 is now. */
export interface LineageBlock extends LineagePart {
  readonly top: number;
  readonly rows: number;
  /** How many neighbours with the same life it stands for, itself included. */
  readonly count: number;
}

export interface LineageRows {
  readonly blocks: readonly LineageBlock[];
  /** The moments between the rows, newest first. */
  readonly moments: readonly number[];
  /** Moments that are too old to be drawn. */
  readonly hidden: number;
}

/**
 * Lays the family out in rows, one between each two moments.
 * @param mostMoments older ones are left out
 * @param leastShare parts below it are drawn together with neighbours of the same life
 */
export function lineageRows(
  parts: readonly LineagePart[],
  momentCount: number,
  mostMoments: number,
  leastShare: number,
): LineageRows {
  const shown = Math.min(momentCount, mostMoments);
  const oldest = momentCount - shown;
  const blocks = parts
    .filter(({ to }) => to === undefined || to > oldest)
    .map((part) => {
      const top = part.to === undefined ? 0 : momentCount - part.to + 1;
      const bottom = momentCount - Math.max(part.from, oldest);
      return { ...part, top, rows: bottom - top + 1, count: 1 };
    });
  return {
    blocks: together(blocks, leastShare),
    moments: Array.from({ length: shown }, (_, index) => momentCount - index),
    hidden: oldest,
  };
}

function together(blocks: readonly LineageBlock[], leastShare: number): LineageBlock[] {
  const lives = Map.groupBy(blocks, ({ top, rows }) => `${top} ${rows}`);
  return [...lives.values()].flatMap((alike) => {
    const merged: LineageBlock[] = [];
    for (const block of alike.toSorted((a, b) => a.start - b.start)) {
      const last = merged.at(-1);
      const isBeside = last && Math.abs(last.start + last.share - block.start) < 1e-9;
      if (!isBeside || last.share >= leastShare) merged.push(block);
      else
        merged[merged.length - 1] = {
          ...last,
          share: last.share + block.share,
          count: last.count + 1,
        };
    }
    return merged;
  });
}

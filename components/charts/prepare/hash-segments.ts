/** A part of the hash space as fractions of it: `start` 0 is the beginning, `share` 1 is all. */
interface HashPart {
  readonly start: number;
  readonly share: number;
}

interface Segment {
  readonly left: number;
  readonly width: number;
}

/** Whole pixels, side by side: the parts tile the bar as the ranges tile the space, none thinner than a pixel. */
export function segmentOf(part: HashPart, barWidth: number): Segment {
  const left = Math.round(part.start * barWidth);
  const right = Math.round((part.start + part.share) * barWidth);
  return { left, width: Math.max(1, right - left) };
}

/** The largest text that fits into a segment: all of it, the number alone, or none. */
export function labelFor(shardId: string, width: number): string {
  const short = String(Number(/\d+$/.exec(shardId)?.[0] ?? Number.NaN));
  if (width >= 150) return shardId;
  return short !== 'NaN' && width >= 14 + short.length * 8 ? short : '';
}

/** What of a shard its group needs. */
export interface GroupedPart extends HashPart {
  readonly id: string;
  /** Of the limit that binds; absent where it is not measured. */
  readonly utilisation: number | undefined;
  readonly refused: number;
}

/** A part as it is drawn. */
export type Grouped<Part> = Part & {
  /** Ids of all that it stands for. */
  readonly memberIds: readonly string[];
};

/**
 * One part a shard while they fit; else neighbours share one, which is as wide as they are together, counts what all
 * refused, and otherwise is the hottest of them.
 */
export function groupParts<Part extends GroupedPart>(
  parts: readonly Part[],
  most: number,
): Grouped<Part>[] {
  const perGroup = Math.max(1, Math.ceil(parts.length / Math.max(1, most)));
  if (perGroup === 1) return parts.map((part) => ({ ...part, memberIds: [part.id] }));
  const groups: Grouped<Part>[] = [];
  for (let from = 0; from < parts.length; from += perGroup) {
    const members = parts.slice(from, from + perGroup);
    const [first] = members;
    const [hottest] = members.toSorted(
      (a, b) => b.refused - a.refused || (b.utilisation ?? 0) - (a.utilisation ?? 0),
    );
    if (!first || !hottest) continue;
    groups.push({
      ...hottest,
      start: first.start,
      share: members.reduce((sum, part) => sum + part.share, 0),
      refused: members.reduce((sum, part) => sum + part.refused, 0),
      memberIds: members.map(({ id }) => id),
    });
  }
  return groups;
}

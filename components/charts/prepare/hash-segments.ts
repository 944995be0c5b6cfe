/** A part of the hash space as fractions of it: `start` 0 is the beginning, `share` 1 is all. */
export interface HashPart {
  readonly start: number;
  readonly share: number;
}

export interface Segment {
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

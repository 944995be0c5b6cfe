import { lastHashKey } from './hash-key-range.ts';
import type { ReshardStep } from './stream.ts';

interface Piece {
  index: number;
  start: bigint;
  end: bigint;
}

/**
 * The splits and merges that turn open shards into `target` equally wide ones, as UNIFORM_SCALING does it: every shard
 * is cut where a new border runs through it, then the pieces of a new range are merged from the left. [unsure] of the
 * order in which AWS makes the short-lived shards between.
 *
 * @param open tile the hash space, in its order
 * @param firstNewIndex the id of the first shard that is made
 */
export function planScaling(
  open: readonly Piece[],
  target: number,
  firstNewIndex: number,
): ReshardStep[] {
  const steps: ReshardStep[] = [];
  const width = (lastHashKey + 1n) / BigInt(target);
  const isBorder = (key: bigint) => key % width === 0n && key / width < target;
  let nextIndex = firstNewIndex;

  const step = (closes: Piece[], opens: Omit<Piece, 'index'>[]): Piece[] => {
    steps.push({
      closes: closes.map(({ index }) => index),
      opens: opens.map(({ start, end }) => ({
        startingHashKey: start.toString(),
        endingHashKey: end.toString(),
      })),
    });
    return opens.map((range) => ({ ...range, index: nextIndex++ }));
  };

  const cut = (piece: Piece): Piece[] => {
    const border = (piece.start / width + 1n) * width;
    if (border > piece.end || !isBorder(border)) return [piece];
    const [lower, upper] = step(
      [piece],
      [
        { start: piece.start, end: border - 1n },
        { start: border, end: piece.end },
      ],
    );
    return lower && upper ? [lower, ...cut(upper)] : [];
  };

  let grown: Piece | undefined;
  for (const piece of open.flatMap(cut)) {
    if (isBorder(piece.start) || !grown) grown = piece;
    else [grown] = step([grown, piece], [{ start: grown.start, end: piece.end }]);
  }
  return steps;
}

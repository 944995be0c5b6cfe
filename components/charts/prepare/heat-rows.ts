/** One shard of a heat strip. */
export interface HeatShard {
  readonly id: string;
  /** Share of the limit that binds, a step; `NaN` where nothing was measured. */
  readonly utilisation: ArrayLike<number>;
  /** Refused records and reads, a step. */
  readonly refused: ArrayLike<number>;
}

/** What one row of the strip shows: a shard, or the hottest of several neighbours. */
export interface HeatRow {
  readonly label: string;
  readonly shardIds: readonly string[];
  readonly utilisation: ArrayLike<number>;
  readonly refused: ArrayLike<number>;
}

/** One row a shard while they fit; else neighbours share one, which shows the hottest of them at each step. */
export function heatRows(shards: readonly HeatShard[], mostRows: number): HeatRow[] {
  const perRow = Math.max(1, Math.ceil(shards.length / mostRows));
  const rows: HeatRow[] = [];
  for (let from = 0; from < shards.length; from += perRow)
    rows.push(rowOf(shards.slice(from, from + perRow)));
  return rows;
}

function rowOf(shards: readonly HeatShard[]): HeatRow {
  const first = shards[0];
  const last = shards.at(-1);
  const shardIds = shards.map((shard) => shard.id);
  if (!first || !last || first === last)
    return {
      label: first?.id ?? '',
      shardIds,
      utilisation: first?.utilisation ?? [],
      refused: first?.refused ?? [],
    };
  const length = first.utilisation.length;
  return {
    label: `${first.id} … ${last.id}`,
    shardIds,
    utilisation: merged(
      shards.map((shard) => shard.utilisation),
      length,
      Math.max,
    ),
    refused: merged(
      shards.map((shard) => shard.refused),
      length,
      (a, b) => a + b,
    ),
  };
}

function merged(
  all: readonly ArrayLike<number>[],
  length: number,
  join: (a: number, b: number) => number,
): Float64Array {
  const result = new Float64Array(length).fill(Number.NaN);
  for (const values of all) {
    for (let step = 0; step < length; step++) {
      const value = values[step] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const known = result[step] ?? Number.NaN;
      result[step] = Number.isNaN(known) ? value : join(known, value);
    }
  }
  return result;
}

/**
 * Hottest first over all steps, so that rows do not change places with every second; shards that refused something
 * come before all others.
 */
export function hottestFirst<Shard extends HeatShard>(shards: readonly Shard[]): Shard[] {
  const heat = new Map(shards.map((shard) => [shard, heatOf(shard)]));
  return shards.toSorted((a, b) => (heat.get(b) ?? 0) - (heat.get(a) ?? 0));
}

function heatOf(shard: HeatShard): number {
  let heat = 0;
  for (let step = 0; step < shard.utilisation.length; step++)
    heat += (shard.utilisation[step] || 0) + 1_000 * (shard.refused[step] || 0);
  return heat;
}

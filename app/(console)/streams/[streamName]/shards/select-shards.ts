/**
 * What is selected once a shard was chosen: chosen again it is let go, a neighbour of the one that is selected joins it,
 * and any other takes its place. So it is never more than two, and two are neighbours.
 * @param order ids of the open shards, in hash order
 */
export function nextSelection(
  selected: readonly string[],
  chosen: string,
  order: readonly string[],
): string[] {
  if (selected.includes(chosen)) return selected.filter((id) => id !== chosen);
  const [only] = selected;
  if (only === undefined || selected.length > 1) return [chosen];
  const distance = order.indexOf(chosen) - order.indexOf(only);
  if (!order.includes(only) || Math.abs(distance) !== 1) return [chosen];
  return distance > 0 ? [only, chosen] : [chosen, only];
}

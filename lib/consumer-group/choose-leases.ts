import type { Lease } from '#lib/consumer-group/lease.ts';

/** What a worker decides to take. */
interface Choice {
  readonly lease: Lease;
  /** From a worker that is alive. */
  readonly isStolen: boolean;
}

/**
 * Which leases a worker takes now. Each wants `ceil(leases / workers)`: free and expired leases go first, then one at a
 * time is stolen from the worker that has most. So all end with counts that differ by one at most.
 * https://github.com/awslabs/amazon-kinesis-client (DynamoDBLeaseTaker)
 * @param claimable neither finished nor waiting for parents
 * @param isExpired nobody has it, or its owner did not renew it in time
 */
export function chooseLeases(
  claimable: readonly Lease[],
  me: string,
  isExpired: (lease: Lease) => boolean,
  random: () => number,
): Choice[] {
  const held = new Map<string, Lease[]>([[me, []]]);
  for (const lease of claimable)
    if (lease.owner !== undefined && !isExpired(lease))
      held.set(lease.owner, [...(held.get(lease.owner) ?? []), lease]);
  const target = Math.ceil(claimable.length / held.size);
  const wanted = target - (held.get(me)?.length ?? 0);
  if (wanted <= 0) return [];
  const free = claimable.filter((lease) => isExpired(lease));
  if (free.length > 0)
    return shuffled(free, random)
      .slice(0, wanted)
      .map((lease) => ({ lease, isStolen: false }));
  const [most = []] = [...held.values()].toSorted((a, b) => b.length - a.length);
  // Who lacks two or more takes one even from a worker that has no more than its share: 3, 3, 3, 1 is not even.
  const isUneven = most.length > target || (wanted >= 2 && most.length === target);
  const stolen = most[Math.floor(random() * most.length)];
  const isHandedOver = stolen?.previousOwner !== undefined;
  return isUneven && stolen && !isHandedOver ? [{ lease: stolen, isStolen: true }] : [];
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

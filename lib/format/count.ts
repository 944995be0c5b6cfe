const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `3120` → `3,120`. Rounds to whole things. */
export const formatCount = (count: number): string => whole.format(count);

/** `plural(1, 'shard')` → `1 shard`, `plural(3120, 'record')` → `3,120 records`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${Math.round(count) === 1 ? one : many}`;

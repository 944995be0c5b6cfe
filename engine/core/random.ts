/** Chance that a test can repeat: the same seed gives the same numbers. */
export interface Random {
  /** A float from 0 up to, not including, 1. */
  next(): number;
}

/** Mulberry32, after Tommy Ettinger's public-domain generator: 32 bits of state, enough for faults and jitter. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}

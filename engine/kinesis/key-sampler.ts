import { keyWindowMs } from './heavy-keys.ts';

/** So many records of a stream are all counted in each part of the minute; of more, one in 32 on average. */
const countedInFull = (shards: number): number =>
  Math.min(Math.max(1000, 64 * shards), mostCountedInFull);
/** With thousands of shards, counting a few records of each would be most of what writing them costs. */
const mostCountedInFull = 20_000;
const longestStep = 63;

/**
 * Chooses the records of a stream whose keys are counted: all of them while they are few. Steps vary, so that keys that
 * come in turns are not mistaken for one; the same writes are counted alike.
 */
export class KeySampler {
  #window = 0;
  #counted = 0;
  #step = 1;
  #untilNext = 1;
  #chance = 1;

  /**
   * Goes through the records of one call.
   * @param count gets the index of each record to count, and for how many it stands: itself and those before it
   */
  choose(
    records: number,
    shards: number,
    nowMs: number,
    count: (index: number, step: number) => void,
  ): void {
    this.#turn(nowMs);
    const most = countedInFull(shards);
    let index = this.#untilNext - 1;
    while (index < records) {
      count(index, this.#step);
      this.#counted += 1;
      this.#step = this.#counted < most ? 1 : this.#nextStep();
      index += this.#step;
    }
    this.#untilNext = index - records + 1;
  }

  #turn(nowMs: number): void {
    const window = Math.floor(nowMs / keyWindowMs);
    if (window === this.#window) return;
    this.#window = window;
    this.#counted = 0;
    this.#step = this.#untilNext = 1;
  }

  /** By a xorshift generator (Marsaglia 2003). */
  #nextStep(): number {
    let chance = this.#chance;
    chance ^= chance << 13;
    chance ^= chance >>> 17;
    chance ^= chance << 5;
    this.#chance = chance;
    return 1 + ((chance >>> 8) % longestStep);
  }
}

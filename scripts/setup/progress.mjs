const heartbeatMs = 15_000;

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

/**
 * Tells a person which step runs, how far along it is and how long it has taken.
 * @param {number} total how many steps there will be
 * @param {object} [options]
 * @param {boolean} [options.showsSkipped] whether a step with nothing to do gets a line
 */
export function createProgress(total, { showsSkipped = true } = {}) {
  const { stdout } = process;
  let started = 0;

  /**
   * @template T
   * @param {string} title
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function step(title, work) {
    started++;
    const label = `[${started}/${total}] ${title}`;
    const startMs = performance.now();
    const elapsed = () => seconds(performance.now() - startMs);
    const tell = stdout.isTTY
      ? () => void stdout.write(`\r${label} … ${elapsed()} `)
      : () => void stdout.write(`${label} … ${elapsed()}\n`);
    if (stdout.isTTY) tell();
    else stdout.write(`${label} …\n`);
    const heartbeat = setInterval(tell, stdout.isTTY ? 1000 : heartbeatMs);
    try {
      const result = await work();
      stdout.write(`${stdout.isTTY ? '\r' : ''}${label}: done in ${elapsed()}\n`);
      return result;
    } catch (error) {
      stdout.write(`${stdout.isTTY ? '\r' : ''}${label}: failed after ${elapsed()}\n`);
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** @param {string} title */
  function skip(title) {
    started++;
    if (showsSkipped) stdout.write(`[${started}/${total}] ${title}: up to date\n`);
  }

  return { step, skip };
}

/** @typedef {ReturnType<typeof createProgress>} Progress */

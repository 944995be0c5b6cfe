import { setTimeout as pause } from 'node:timers/promises';

const longestAnswerMs = 60_000;
const pollMs = 50;

/**
 * Waits until a server answers anything at all over HTTP.
 * @param {string} url
 * @param {Promise<string>} ended how the server ended, if it does
 */
export async function answers(url, ended) {
  const hasEnded = ended.then(() => true);
  for (;;) {
    try {
      await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(longestAnswerMs) });
      return;
    } catch {
      if (await Promise.race([pause(pollMs, false), hasEnded]))
        throw new Error(`The program behind ${url} ${await ended}`);
    }
  }
}

/** Browsers open six connections to a host; more calls would only wait in a queue where they cannot be stopped. */
const mostAtOnce = 6;

/** Runs `work` on each, a few at a time. Fails with the first failure and starts no more after it. */
export async function readInTurns<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  let hasFailed = false;
  const worker = async () => {
    for (const item of left) {
      if (hasFailed) return;
      await work(item).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, items.length) }, worker));
}

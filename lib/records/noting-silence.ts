/** What a source gives, and `undefined` each time it has given nothing for so long. */
export async function* notingSilence<Item>(
  source: AsyncIterable<Item>,
  silenceMs: number,
): AsyncGenerator<Item | undefined, void, void> {
  const items = source[Symbol.asyncIterator]();
  let next = items.next();
  try {
    for (;;) {
      const result = await orSilence(next, silenceMs);
      if (result?.done === true) return;
      yield result?.value;
      if (result) next = items.next();
    }
  } finally {
    // Who breaks off does not wait for what is under way.
    next.catch(() => {});
    void items.return?.().catch(() => {});
  }
}

async function orSilence<Result>(
  promise: Promise<Result>,
  silenceMs: number,
): Promise<Result | undefined> {
  const { promise: silence, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), silenceMs);
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}

import { afterEach, describe, expect, test } from 'vitest';
import type { FilterSubject } from '#lib/records/filter/filter-program.ts';
import { ThreadedFilter } from '#lib/records/filter/threaded-filter.ts';

const subject = (text: string, changes: Partial<FilterSubject> = {}): FilterSubject => ({
  key: 'user-7',
  text,
  shardId: 'shardId-000000000001',
  sequenceNumber: '49',
  arrivalMs: 1_000,
  bytes: 20,
  ...changes,
});
const subjects = ['{"n":1}', '{"n":2}', 'no json', '{"n":3}'].map((text) => subject(text));

let open: ThreadedFilter | undefined;
afterEach(() => {
  open?.close();
  open = undefined;
});

async function run(code: string, on = subjects) {
  open = await ThreadedFilter.open(code);
  return { matched: await open.run(on), errors: open.errors };
}

describe('a filter', () => {
  test.each([
    ['an expression', 'value && value.n > 1', [1, 3]],
    ['statements', 'const n = value?.n ?? 0; return n % 2 === 1;', [0, 3]],
    ['its other names', 'key === "user-7" && text.length > 6 && arrivalMs < 2000', [0, 1, 2, 3]],
    ['a comment at its end', 'text === "no json" // only this', [2]],
  ])('is %s', async (_, code, matched) => {
    expect((await run(code)).matched).toEqual(matched);
  });

  test('that throws is counted, with the first complaint, and goes on', async () => {
    const { matched, errors } = await run('value.n > 2');
    expect(matched).toEqual([3]);
    expect(errors).toMatchObject({ count: 1, timedOut: 0 });
    expect(errors.first).toMatch(/TypeError/);
  });

  test('that never ends on a record loses only that record', async () => {
    const { matched, errors } = await run('if (text === "no json") for (;;); return true;');
    expect(matched).toEqual([0, 1, 3]);
    expect(errors).toMatchObject({ count: 1, timedOut: 1 });
  });

  test('that never ends at all is ended', async () => {
    const many = Array.from({ length: 30 }, () => subject('{}'));
    await expect(run('for (;;);', many)).rejects.toMatchObject({
      failure: { name: 'FilterTooSlow' },
    });
  });

  test('that eats memory is counted', async () => {
    const { matched, errors } = await run('let s = "x"; for (;;) s += s + s;');
    expect(matched).toEqual([]);
    expect(errors.count).toBe(4);
  });

  test('that is no JavaScript is refused', async () => {
    await expect(run('value.n >')).rejects.toMatchObject({ failure: { name: 'FilterSyntax' } });
  });

  test.each(['process.exit()', 'require("fs")', 'fetch("http://127.0.0.1")', 'import("fs")'])(
    'reaches nothing outside: %s',
    async (code) => {
      const { matched, errors } = await run(`${code}; return true;`);
      expect(matched.length + errors.count).toBe(4);
      if (!code.startsWith('import')) expect(errors.count).toBe(4);
    },
  );

  test('that is slow leaves this thread to others', async () => {
    const slow = run('if (text === "no json") for (;;); return true;');
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 5);
    await slow;
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  test('goes on from batch to batch, and its errors add up', async () => {
    await run('value.n > 2');
    expect(await open?.run(subjects)).toEqual([3]);
    expect(open?.errors).toMatchObject({ count: 2 });
  });

  test('whose thread was ended says so', async () => {
    open = await ThreadedFilter.open('true');
    open.close();
    const lost = { failure: { name: 'FilterLost' } };
    await expect(open.run(subjects)).rejects.toMatchObject(lost);
    // It was already known then.
    await expect(open.run(subjects)).rejects.toMatchObject(lost);
  });
});

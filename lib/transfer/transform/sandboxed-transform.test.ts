import { describe, expect, test } from 'vitest';
import { createTransform } from '#lib/transfer/transform/sandboxed-transform.ts';

const subject = (text: string) => ({
  key: 'k',
  text,
  base64: Buffer.from(text).toString('base64'),
  shardId: 'shardId-000000000000',
  sequenceNumber: '1',
  arrivalMs: 5,
});

async function run(code: string, ...texts: string[]) {
  const transform = await createTransform(code);
  try {
    return transform.run(texts.map(subject));
  } finally {
    transform.close();
  }
}

describe('a transform', () => {
  test('may change what it was given', async () => {
    expect(await run('record.value.n += 1; record.key = "new"; return record', '{"n":1}')).toEqual([
      [{ key: 'new', text: '{"n":2}' }],
    ]);
  });

  test('that changes nothing leaves the bytes alone', async () => {
    expect(await run('record', '{ "n": 12345678901234567890 }')).toEqual([[{ key: 'k' }]]);
  });

  test('gives several, or none', async () => {
    const code = 'record.value.list.map((value) => ({ value }))';
    expect(await run(code, '{"list":[1,2]}', '{"list":[]}')).toEqual([
      [{ text: '1' }, { text: '2' }],
      [],
    ]);
    expect(await run('if (record.value.keep) return true;', '{"keep":true}', '{}')).toEqual([
      [{}],
      [],
    ]);
  });

  test('fails on one record without harm to others', async () => {
    expect(await run('({ text: record.value.a.b })', '{"a":{"b":"x"}}', '{}')).toEqual([
      [{ text: 'x' }],
      { error: "TypeError: cannot read property 'b' of undefined" },
    ]);
  });

  test('that loops is cut off on the record where it does', async () => {
    const outcomes = await run('while (record.value.loop); return true', '{}', '{"loop":1}', '{}');
    expect(outcomes[0]).toEqual([{}]);
    expect(outcomes[1]).toEqual({ error: expect.stringContaining('longer than 100 ms') });
    expect(outcomes[2]).toEqual([{}]);
  });

  test('that is no JavaScript is refused', async () => {
    await expect(createTransform('return (')).rejects.toThrow('This is no JavaScript');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRecordSplitter, mostRecordBytes } from '#lib/jobs/tail/record-splitter.ts';

/** The same bytes, in pieces of the given lengths. */
function* pieces(bytes: Buffer, lengths: readonly number[]) {
  let at = 0;
  for (const length of lengths) {
    yield bytes.subarray(at, at + length);
    at += length;
  }
  yield bytes.subarray(at);
}

const texts = (records: readonly { data: Buffer }[]) =>
  records.map(({ data }) => data.toString('utf8'));

test('lines come out as they went in, however the reads fall, each with the place behind it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll('\n', ' '))),
      fc.array(fc.nat({ max: 40 })),
      (lines, lengths) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join('') + 'unfinished');
        const splitter = createRecordSplitter({ position: 7, skipLines: 0 });
        const records = [...pieces(bytes, lengths)].flatMap((piece) => splitter.push(piece));
        expect(texts(records)).toEqual(lines.map((line) => `${line}\n`));
        let end = 7;
        for (const record of records) {
          end += record.data.length;
          expect(record.end).toBe(end);
        }
        expect(texts(splitter.finish())).toEqual(['unfinished\n']);
      },
    ),
  );
});

describe('records of several lines', () => {
  const options = { position: 0, skipLines: 0, multiLineStartPattern: String.raw`\d{4}-` };
  const file = '2026-11-22 a\n  at b\n  at c\n2026-11-22 d\n2026-11-23 e\n more';

  test('begin where the pattern matches, and end where the next begins', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 })), (lengths) => {
        const splitter = createRecordSplitter(options);
        const records = [...pieces(Buffer.from(file), lengths)].flatMap((piece) =>
          splitter.push(piece),
        );
        expect(texts(records)).toEqual(['2026-11-22 a\n  at b\n  at c\n', '2026-11-22 d\n']);
        expect(texts(splitter.finish())).toEqual(['2026-11-23 e\n more\n']);
      }),
    );
  });

  test('a pattern without end is stopped', () => {
    const splitter = createRecordSplitter({ ...options, multiLineStartPattern: '(a+)+b' });
    expect(() => splitter.push(Buffer.from(`${'a'.repeat(60)}\n`))).toThrow(/within 250 ms/);
  });
});

test('header lines are passed over once', () => {
  const splitter = createRecordSplitter({ position: 0, skipLines: 2 });
  expect(texts(splitter.push(Buffer.from('h1\nh2\na\nb\n')))).toEqual(['a\n', 'b\n']);
});

test('a line without end is cut to 1,000 KB, and the next is whole', () => {
  const splitter = createRecordSplitter({ position: 0, skipLines: 0 });
  const chunk = Buffer.alloc(600_000, 'x');
  expect(splitter.push(chunk)).toEqual([]);
  const [long] = splitter.push(chunk);
  expect(long?.data.length).toBe(mostRecordBytes);
  expect(long?.data.at(-1)).toBe(0x0a);
  expect(splitter.push(chunk)).toEqual([]);
  const [next] = splitter.push(Buffer.from('tail\nnext\n'));
  expect(next).toEqual({ data: Buffer.from('next\n'), end: 1_800_010 });
});

test('what is cut ends with the terminator', () => {
  const options = { position: 0, skipLines: 0, truncatedRecordTerminator: '…END' };
  const [long] = createRecordSplitter(options).push(Buffer.alloc(1_200_000, 'x'));
  expect(long?.data.length).toBe(mostRecordBytes);
  expect(long?.data.subarray(-6).toString('utf8')).toBe('…END');
});

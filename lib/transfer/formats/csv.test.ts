import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, csvLine, withoutGuard } from '#lib/transfer/formats/csv-cell.ts';
import { CsvParser } from '#lib/transfer/formats/csv-parser.ts';

const parse = (text: string) => {
  const parser = new CsvParser();
  return [...parser.push(text), ...parser.end()];
};
const cellsOf = (text: string) => parse(text).map(({ cells }) => cells);

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', "'", '=', 'a', ' ') }),
);

describe('the parser of CSV', () => {
  test('reads the examples of RFC 4180', () => {
    expect(cellsOf('aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n')).toEqual([
      ['aaa', 'bbb', 'ccc'],
      ['zzz', 'yyy', 'xxx'],
    ]);
    expect(cellsOf('aaa,bbb,ccc\r\nzzz,yyy,xxx')).toHaveLength(2);
    expect(cellsOf('"aaa","b \r\nbb","ccc"\r\nzzz,yyy,xxx')).toEqual([
      ['aaa', 'b \r\nbb', 'ccc'],
      ['zzz', 'yyy', 'xxx'],
    ]);
    expect(cellsOf('"aaa","b""bb","ccc"')).toEqual([['aaa', 'b"bb', 'ccc']]);
    expect(cellsOf(' a , b')).toEqual([[' a ', ' b']]);
  });

  test('takes what the writer makes of any cells, in pieces of any length', () => {
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.array(fc.nat(6), { maxLength: 30 }), (table, cuts) => {
        const text = table.map((cells) => csvLine(cells)).join('');
        const parser = new CsvParser();
        const parsed = [];
        let at = 0;
        for (const cut of cuts) {
          parsed.push(...parser.push(text.slice(at, at + cut)));
          at += cut;
        }
        parsed.push(...parser.push(text.slice(at)), ...parser.end());
        expect(parsed.map(({ cells }) => cells.map(withoutGuard))).toEqual(table);
        expect(parsed.every(({ problem }) => problem === undefined)).toBe(true);
      }),
    );
  });

  test('names the place of what is wrong, and goes on in the next line', () => {
    const rows = parse('a,b\r\n1,x"y\r\n"2"z,3\r\n4,5\r\n"6,7');
    expect(rows.map(({ problem }) => problem)).toEqual([
      undefined,
      'Line 2, cell 2: a quote stands inside of a cell that does not begin with one.',
      'Line 3, cell 1: there is text behind the closing quote.',
      undefined,
      'Line 5, cell 1: the file ends before the quote of this cell is closed.',
    ]);
    expect(rows[3]).toEqual({ line: 4, cells: ['4', '5'] });
  });

  test('counts lines through cells with line breaks in them', () => {
    expect(parse('a\n"1\r\n2\n3"\nb\n').map(({ line }) => line)).toEqual([1, 2, 5]);
  });
});

test('no cell begins as a formula', () => {
  fc.assert(
    fc.property(cell, (value) => {
      expect(csvCell(value)).not.toMatch(/^"?[=+\-@\t\r\n]/);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanPutRecords } from './scan-put-records.ts';

const scan = (text: string) => scanPutRecords(Buffer.from(text));

const record = fc.record({
  Data: fc.base64String(),
  PartitionKey: fc.string({ unit: 'grapheme-ascii' }),
});
const request = fc.record({
  StreamName: fc.stringMatching(/^[\w.-]{1,20}$/),
  Records: fc.array(record, { minLength: 1, maxLength: 5 }),
});
/** How programs print JSON. */
const print = fc.constantFrom(
  (value: unknown) => JSON.stringify(value),
  (value: unknown) => JSON.stringify(value, undefined, 2),
  // As Python does.
  (value: unknown) => JSON.stringify(value, undefined, 1).replaceAll(/\n\s*/g, ' '),
);
const isPlain = (text: string) => !text.includes('\\');

test('what programs write is read as JSON.parse reads it, whatever the order of members', () => {
  fc.assert(
    fc.property(request, print, fc.boolean(), fc.boolean(), (made, toText, turned, keysFirst) => {
      const Records = keysFirst
        ? made.Records.map(({ Data, PartitionKey }) => ({ PartitionKey, Data }))
        : made.Records;
      const text = toText(turned ? { Records, StreamName: made.StreamName } : { ...made, Records });
      if (isPlain(text)) expect(scan(text)).toEqual(JSON.parse(text));
      else expect(scan(text)).toBeUndefined();
    }),
  );
});

test('what it reads is JSON, however a request was bent', () => {
  const piece = fc.constantFrom(
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ' ',
    '\n',
    'x',
    '\u0001',
    '\\',
    'é',
    '"Data"',
  );
  fc.assert(
    fc.property(request, print, fc.nat(), fc.nat(3), piece, (made, toText, place, cut, added) => {
      const text = toText(made);
      const at = place % text.length;
      const bent = text.slice(0, at) + added + text.slice(at + cut);
      const scanned = scan(bent);
      if (scanned === undefined || hasControlInData(scanned.Records)) return;
      expect(scanned).toEqual(JSON.parse(bent));
    }),
    { numRuns: 3000 },
  );
});

const hasControlInData = (records: readonly { Data: string }[]): boolean =>
  // oxlint-disable-next-line no-control-regex
  records.some(({ Data }) => /[\0-\u001f]/.test(Data));

const one = '{"Data":"YQ==","PartitionKey":"k"}';

test.each([
  ['no record', '{"StreamName":"s","Records":[]}'],
  ['no name', `{"Records":[${one}]}`],
  ['two names', `{"StreamName":"s","Records":[${one}],"StreamName":"t"}`],
  ['another member', `{"StreamName":"s","DryRun":true,"Records":[${one}]}`],
  [
    'another member of a record',
    '{"StreamName":"s","Records":[{"Data":"","PartitionKey":"k","ExplicitHashKey":"0"}]}',
  ],
  ['a record without a key', '{"StreamName":"s","Records":[{"Data":""}]}'],
  ['no comma', `{"StreamName":"s","Records":[${one}${one}]}`],
  ['a comma too many', `{"StreamName":"s","Records":[${one},${one},]}`],
  ['records written differently', `{"StreamName":"s","Records":[${one}, ${one},${one}]}`],
  ['something behind the end', `{"StreamName":"s","Records":[${one}]}x`],
  ['an escape', '{"StreamName":"s","Records":[{"Data":"","PartitionKey":"\\u0041"}]}'],
  [
    'a control character in a key',
    '{"StreamName":"s","Records":[{"Data":"","PartitionKey":"\u0001"}]}',
  ],
  ['a letter that is not ASCII', '{"StreamName":"s","Records":[{"Data":"","PartitionKey":"é"}]}'],
  ['nothing', ''],
])('a request with %s is left to JSON.parse', (_, text) => {
  expect(scan(text)).toBeUndefined();
});

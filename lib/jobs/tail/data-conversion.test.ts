import { expect, test } from 'vitest';
import type { DataProcessing } from '#lib/jobs/tail/agent-flow.ts';
import { createConversion } from '#lib/jobs/tail/data-conversion.ts';

const convert = (processing: DataProcessing, text: string) =>
  createConversion(processing)(Buffer.from(text))?.toString('utf8') ?? 'left out';

test('SINGLELINE takes newlines and the spaces round them away', () => {
  expect(convert({ optionName: 'SINGLELINE' }, '{\n  "a": 1,\n  "b": 2\n}\n')).toBe(
    '{"a": 1,"b": 2}\n',
  );
});

test('CSVTOJSON names columns; one that is missing is null', () => {
  const csv = { optionName: 'CSVTOJSON', delimiter: ';' } as const;
  expect(convert({ ...csv, customFieldNames: ['id', 'name', 'more'] }, '7;Käse\n')).toBe(
    '{"id":"7","name":"Käse","more":null}\n',
  );
});

test('CSVTOJSON knows no quotes, and takes a delimiter of several characters for an expression', () => {
  const fields = { optionName: 'CSVTOJSON' as const, customFieldNames: ['a', 'b', 'c'] };
  expect(convert({ ...fields, delimiter: '|' }, '"x|y"|\n')).toBe(
    '{"a":"\\"x","b":"y\\"","c":null}\n',
  );
  expect(convert({ ...fields, delimiter: String.raw`\t` }, 'x\ty\t\n')).toBe(
    '{"a":"x","b":"y","c":null}\n',
  );
  expect(convert({ ...fields, delimiter: String.raw`\s*;\s*` }, 'x ; ;z\r\n')).toBe(
    '{"a":"x","b":"","c":"z"}\n',
  );
});

test('COMMONAPACHELOG is read as AWS shows it', () => {
  const line =
    '64.242.88.10 - - [07/Mar/2004:16:10:02 -0800] "GET /mailman/listinfo/hsdivision HTTP/1.1" 200 6291\n';
  expect(
    JSON.parse(convert({ optionName: 'LOGTOJSON', logFormat: 'COMMONAPACHELOG' }, line)),
  ).toEqual({
    host: '64.242.88.10',
    ident: null,
    authuser: null,
    datetime: '07/Mar/2004:16:10:02 -0800',
    request: 'GET /mailman/listinfo/hsdivision HTTP/1.1',
    response: '200',
    bytes: '6291',
  });
});

test.each([
  [
    'COMBINEDAPACHELOG',
    '10.0.0.1 - bob [07/Mar/2004:16:10:02 -0800] "GET / HTTP/1.1" 304 - "http://a/" "curl/8"\n',
    { authuser: 'bob', bytes: null, referer: 'http://a/', agent: 'curl/8' },
  ],
  [
    'APACHEERRORLOG',
    '[Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 35708:tid 4328636416] [client 72.15.99.187] File does not exist\n',
    { module: 'core', severity: 'error', processid: '35708', message: 'File does not exist' },
  ],
  [
    'SYSLOG',
    'Mar  7 16:10:02 web-1 sshd[311]: Accepted publickey\n',
    { hostname: 'web-1', program: 'sshd', processid: '311', message: 'Accepted publickey' },
  ],
] as const)('%s', (logFormat, line, fields) => {
  expect(JSON.parse(convert({ optionName: 'LOGTOJSON', logFormat }, line))).toMatchObject(fields);
});

test('a pattern and names of one’s own take the place of the format’s', () => {
  const log = { optionName: 'LOGTOJSON', logFormat: 'SYSLOG' } as const;
  expect(
    convert(
      { ...log, matchPattern: String.raw`(\w+)=(\w+)`, customFieldNames: ['k', 'v'] },
      'a=1\n',
    ),
  ).toBe('{"k":"a","v":"1"}\n');
});

test('a line that the pattern does not match as a whole, or with other fields, is left out', () => {
  const log = { optionName: 'LOGTOJSON', logFormat: 'SYSLOG' } as const;
  expect(convert(log, 'what is this\n')).toBe('left out');
  const own = { ...log, matchPattern: String.raw`(\w+)=(\w+)`, customFieldNames: ['k', 'v'] };
  expect(convert(own, 'a=1, b=2\n')).toBe('left out');
  expect(convert({ ...own, customFieldNames: ['k'] }, 'a=1\n')).toBe('left out');
});

test('a dash is nothing in a log of Apache, and a dash in one of syslog', () => {
  const own = { matchPattern: String.raw`(\S+) (\S+)`, customFieldNames: ['a', 'b'] };
  const formats = (['COMMONAPACHELOG', 'SYSLOG'] as const).map((logFormat) =>
    convert({ optionName: 'LOGTOJSON', logFormat, ...own }, 'x -\n'),
  );
  expect(formats).toEqual(['{"a":"x","b":null}\n', '{"a":"x","b":"-"}\n']);
});

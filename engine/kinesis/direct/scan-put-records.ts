import { isAscii } from 'node:buffer';

interface ScannedRecord {
  /** Parts of the whole text: who keeps one keeps that. */
  readonly Data: string;
  readonly PartitionKey: string;
}

export interface ScannedPutRecords {
  readonly StreamName: string;
  readonly Records: readonly ScannedRecord[];
}

const space = '[ \\t\\r\\n]*';
/** @param tokens with whitespace allowed wherever `_` is */
const pattern = (tokens: string) => new RegExp(tokens.replaceAll('_', space), 'y');
const beforeRecords = pattern('_{_(?:"StreamName"_:_"([\\w.-]+)"_,_)?"Records"_:_\\[_');
const dataFirst = pattern('({_"Data"_:_")[^"]*("_,_"PartitionKey"_:_")[^"]*("_})(_,_)?');
const keyFirst = pattern('({_"PartitionKey"_:_")[^"]*("_,_"Data"_:_")[^"]*("_})(_,_)?');
const afterRecords = pattern('_\\]_(?:,_"StreamName"_:_"([\\w.-]+)"_)?}_$');

/**
 * What `JSON.parse` makes of a PutRecords request, in less than half of its time, if that is an object of StreamName and
 * Records, these of Data and PartitionKey, all written alike, in ASCII without escapes, as every program writes them.
 * `undefined` for all else, be it JSON or not. The one difference: control characters in Data pass, which are not base64
 * either.
 */
export function scanPutRecords(body: Buffer): ScannedPutRecords | undefined {
  if (!isAscii(body)) return undefined;
  const text = body.toString('latin1');
  if (text.includes('\\')) return undefined;
  const head = matchAt(beforeRecords, text, 0);
  const firstAt = head?.[0].length ?? 0;
  const style = matchAt(dataFirst, text, firstAt) ?? matchAt(keyFirst, text, firstAt);
  if (!head || !style) return undefined;
  const records: ScannedRecord[] = [];
  const end = scanRecords(text, firstAt, style, records);
  const tail = matchAt(afterRecords, text, end);
  const StreamName = head[1] ?? tail?.[1];
  const isNamedTwice = head[1] !== undefined && tail?.[1] !== undefined;
  if (!tail || StreamName === undefined || isNamedTwice) return undefined;
  return { StreamName, Records: records };
}

/** @returns where the last record ends; the end of the text where they are not all written like the first */
function scanRecords(
  text: string,
  firstAt: number,
  [, open = '', middle = '', close = '', comma]: RegExpExecArray,
  records: ScannedRecord[],
): number {
  const next = comma === undefined ? undefined : close + comma + open;
  const isDataFirst = open.includes('"Data"');
  let at = firstAt + open.length;
  for (;;) {
    const firstEnd = text.indexOf('"', at);
    const secondStart = firstEnd + middle.length;
    const secondEnd = text.indexOf('"', secondStart);
    if (!text.startsWith(middle, firstEnd) || secondEnd < 0) return text.length;
    const first = text.slice(at, firstEnd);
    const second = text.slice(secondStart, secondEnd);
    const PartitionKey = isDataFirst ? second : first;
    if (hasControls(PartitionKey)) return text.length;
    records.push({ Data: isDataFirst ? first : second, PartitionKey });
    if (next === undefined || !text.startsWith(next, secondEnd))
      return text.startsWith(close, secondEnd) ? secondEnd + close.length : text.length;
    at = secondEnd + next.length;
  }
}

/** JSON has no control characters in its strings. */
function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) < 0x20) return true;
  return false;
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

import type { Position, ShardStart } from '#lib/records/stream-reads.ts';

/**
 * Where each shard's reading stands, in a form that fits into an address: `0.a4f…~1.h`. Before the dot the shard's
 * number to the base 36 (or its whole id where it is not of AWS's form), behind it `h` for the horizon, `l` for the
 * latest, `t` and a time, `i` and a sequence number to begin with, `a` and one to begin after.
 */
export const encodeCursor = (starts: readonly ShardStart[]): string =>
  starts
    .map(({ shardId, position }) => `${shortId(shardId)}.${encodePosition(position)}`)
    .join('~');

/** Undefined for what no cursor looks like. */
export function decodeCursor(cursor: string): ShardStart[] | undefined {
  if (cursor === '') return [];
  const starts = cursor.split('~').map(decodeStart);
  return starts.every((start) => start !== undefined) ? starts : undefined;
}

const plainId = /^shardId-(\d{12})$/;

function shortId(shardId: string): string {
  const digits = plainId.exec(shardId)?.[1];
  return digits === undefined ? `!${shardId}` : Number(digits).toString(36);
}

const longId = (short: string): string =>
  short.startsWith('!')
    ? short.slice(1)
    : `shardId-${String(Number.parseInt(short, 36)).padStart(12, '0')}`;

function encodePosition(position: Position): string {
  if ('atMs' in position) return `t${position.atMs.toString(36)}`;
  if (!('sequenceNumber' in position)) return position.type === 'LATEST' ? 'l' : 'h';
  const number = BigInt(position.sequenceNumber).toString(36);
  return `${position.type === 'AT_SEQUENCE_NUMBER' ? 'i' : 'a'}${number}`;
}

function decodeStart(text: string): ShardStart | undefined {
  const match = /^(![\w.-]{1,128}|[0-9a-z]{1,8})\.([hltia])([0-9a-z]{0,84})$/.exec(text);
  if (!match) return undefined;
  const [, short = '', kind = '', rest = ''] = match;
  const position = decodePosition(kind, rest);
  return position && { shardId: longId(short), position };
}

function decodePosition(kind: string, rest: string): Position | undefined {
  if (kind === 'h' || kind === 'l')
    return rest === '' ? { type: kind === 'h' ? 'TRIM_HORIZON' : 'LATEST' } : undefined;
  if (rest === '') return undefined;
  if (kind === 't') return { type: 'AT_TIMESTAMP', atMs: Number.parseInt(rest, 36) };
  const type = kind === 'i' ? 'AT_SEQUENCE_NUMBER' : 'AFTER_SEQUENCE_NUMBER';
  return { type, sequenceNumber: fromBase36(rest).toString() };
}

function fromBase36(text: string): bigint {
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return value;
}

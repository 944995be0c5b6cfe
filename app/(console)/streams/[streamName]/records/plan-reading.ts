import type { Position } from './read/stream-reads.ts';
import type { ReadingChoice } from './search-params.ts';
import { parseSequenceNumber } from '#lib/kinesis/sequence-number.ts';

interface ReadingPlan {
  shardIds: string[];
  position: Position;
  /** How many shards of the choice are left out, because it is so many. */
  leftOut: number;
  /** How long to wait for new records at the tip. */
  waitMs: number;
}

export type PlanOutcome = { ok: true; plan: ReadingPlan } | { ok: false; complaint: string };

interface PlannedShard {
  shardId: string;
  isOpen: boolean;
}

/** Merging by arrival needs a read of every shard before the first record is shown. */
const mostShards = 200;
const mostCount = 1_000;
const listenMs = 10_000;

const complain = (complaint: string): PlanOutcome => ({ ok: false, complaint });

/** What a choice means on the stream as it is. `nowMs` is the stream's own time. */
export function planReading(
  choice: ReadingChoice,
  shards: readonly PlannedShard[],
  nowMs: number,
): PlanOutcome {
  if (!(choice.count >= 1 && choice.count <= mostCount))
    return complain(`Choose 1 to ${mostCount} records.`);
  const position = positionOf(choice, nowMs);
  if (typeof position === 'string') return complain(position);
  const chosen = shardsOf(choice, shards);
  if (chosen.length === 0) return complain('Choose at least one shard.');
  return {
    ok: true,
    plan: {
      shardIds: chosen.slice(0, mostShards),
      position,
      leftOut: Math.max(0, chosen.length - mostShards),
      waitMs: position.type === 'LATEST' ? listenMs : 0,
    },
  };
}

function positionOf(choice: ReadingChoice, nowMs: number): Position | string {
  const { from, ago, time, sequence } = choice;
  if (from === 'horizon') return { type: 'TRIM_HORIZON' };
  if (from === 'latest') return { type: 'LATEST' };
  if (from === 'ago')
    return ago > 0
      ? { type: 'AT_TIMESTAMP', atMs: nowMs - ago * 1_000 }
      : 'Say how long ago, in whole numbers above 0.';
  if (from === 'time')
    return time ? { type: 'AT_TIMESTAMP', atMs: time.getTime() } : 'Choose a day and a time.';
  if (!/^\d{1,129}$/.test(sequence)) return 'Enter a sequence number: digits only.';
  return {
    type: from === 'at' ? 'AT_SEQUENCE_NUMBER' : 'AFTER_SEQUENCE_NUMBER',
    sequenceNumber: sequence,
  };
}

function shardsOf(choice: ReadingChoice, shards: readonly PlannedShard[]): string[] {
  const own = shardOfSequence(choice);
  if (own !== undefined) return [own];
  if (choice.on === 'chosen') return choice.shards;
  return shards.filter(({ isOpen }) => choice.on === 'all' || isOpen).map(({ shardId }) => shardId);
}

/** A sequence number belongs to one shard and names it, so it need not be chosen. */
export function shardOfSequence({ from, sequence }: ReadingChoice): string | undefined {
  if (from !== 'at' && from !== 'after') return undefined;
  const fields = parseSequenceNumber(sequence);
  return fields && `shardId-${String(fields.shardIndex).padStart(12, '0')}`;
}

/** Everything contains nothing. */
export function matcher(
  find: string,
): (record: { partitionKey: string; data: Uint8Array }) => boolean {
  if (find === '') return () => true;
  const wanted = find.toLowerCase();
  const decoder = new TextDecoder();
  return ({ partitionKey, data }) =>
    partitionKey.toLowerCase().includes(wanted) ||
    decoder.decode(data).toLowerCase().includes(wanted);
}

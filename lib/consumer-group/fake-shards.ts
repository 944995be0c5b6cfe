import { setImmediate as turn } from 'node:timers/promises';
import { ExpiredIteratorException } from '@aws-sdk/client-kinesis';
import type { GroupRecord, GroupWorld } from '#lib/consumer-group/group-world.ts';
import { failureMetadata } from '#lib/records/fake-stream.ts';

interface FakeShard {
  readonly shardId: string;
  readonly parentIds: readonly string[];
  isOpen: boolean;
  readonly records: GroupRecord[];
}

const iteratorLifeMs = 300_000;

/** A stream in memory that is resharded at will. Its time is moved by hand, and answers come when they are waited for. */
export function fakeShards(count: number, random: () => number) {
  const shards: FakeShard[] = [];
  let nowMs = 1_000_000;
  let next = 1;
  const open = () => shards.filter(({ isOpen }) => isOpen);
  const add = (parentIds: readonly string[]) => {
    const shardId = `shardId-${String(shards.length).padStart(12, '0')}`;
    shards.push({ shardId, parentIds, isOpen: true, records: [] });
  };
  for (let index = 0; index < count; index++) add([]);
  const world = worldOf(shards, () => nowMs, random);
  return {
    world,
    shards,
    put(records: number) {
      for (let index = 0; index < records; index++) {
        const shard = open()[Math.floor(random() * open().length)];
        shard?.records.push({
          sequenceNumber: String(next++),
          arrivalMs: nowMs,
          bytes: 100,
          userRecords: 1,
          outside: 0,
        });
      }
    },
    split() {
      const parent = open()[Math.floor(random() * open().length)];
      if (!parent) return;
      parent.isOpen = false;
      add([parent.shardId]);
      add([parent.shardId]);
    },
    merge() {
      const [one, other] = open();
      if (!one || !other) return;
      one.isOpen = false;
      other.isOpen = false;
      add([one.shardId, other.shardId]);
    },
    /** Moves time in steps, and lets what was asked for in each be answered. */
    async pass(ms: number, tick: () => void) {
      for (let passed = 0; passed < ms; passed += 250) {
        nowMs += 250;
        tick();
        // Answers are there at once, but come in turns of their own.
        await turn();
      }
    },
  };
}

const worldOf = (
  shards: readonly FakeShard[],
  nowMs: () => number,
  random: () => number,
): GroupWorld => ({
  nowMs,
  random,
  listShards: async () => shards.map((shard) => ({ ...shard })),
  getIterator: async (shardId, position) => {
    const { records = [] } = shards.find((shard) => shard.shardId === shardId) ?? {};
    const from = records.findIndex(({ sequenceNumber, arrivalMs = 0 }) => {
      if (position.type === 'TRIM_HORIZON') return true;
      if (position.type === 'AT_TIMESTAMP') return arrivalMs >= position.atMs;
      return Number(sequenceNumber) > Number(position.sequenceNumber);
    });
    return JSON.stringify({ at: from === -1 ? records.length : from, madeMs: nowMs() });
  },
  getRecords: async (shardId, iterator, limit) => {
    const { at, madeMs } = JSON.parse(iterator) as { at: number; madeMs: number };
    if (nowMs() - madeMs > iteratorLifeMs) throw new ExpiredIteratorException(failureMetadata);
    const shard = shards.find((each) => each.shardId === shardId);
    const records = shard?.records.slice(at, at + limit) ?? [];
    const isAtTip = at + records.length >= (shard?.records.length ?? 0);
    return {
      records,
      behindMs: isAtTip ? 0 : 1_000,
      nextIterator:
        isAtTip && shard?.isOpen === false
          ? undefined
          : JSON.stringify({ at: at + records.length, madeMs: nowMs() }),
    };
  },
});

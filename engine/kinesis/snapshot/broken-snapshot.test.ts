import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BrokenSnapshotError, type Section } from '#engine/core/snapshot/format.ts';
import { packRecords, recordSection } from '#engine/core/snapshot/record-section.ts';
import { readSections } from '#engine/core/snapshot/snapshot-reader.ts';
import { SnapshotWriter } from '#engine/core/snapshot/snapshot-writer.ts';
import {
  contentsOf,
  restore,
  snapshotting,
  startSnapshotting,
  take,
  upload,
} from '#engine/testing/snapshots.ts';
import { readSnapshot } from './read-snapshot.ts';
import type { StoredRow, StoredStream } from './stored-rows.ts';

const { signal } = new AbortController();
let folder: string;
let whole: Buffer;

/** A stream of two shards, one of them split, with records in all. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinetoscope-broken-'));
  const started = await startSnapshotting();
  const { kinesis, lab, simulator } = started;
  const StreamName = 'orders';
  await kinesis.createStream({ StreamName, ShardCount: 2, Tags: { team: 'red' } });
  const put = () =>
    kinesis.putRecords({
      StreamName,
      Records: Array.from({ length: 8 }, (_, index) => ({
        PartitionKey: String(index),
        Data: Buffer.from(`record ${index}`),
      })),
    });
  await put();
  simulator.clock.advance(10);
  await kinesis.splitShard({
    StreamName,
    ShardToSplit: 'shardId-000000000000',
    NewStartingHashKey: '9',
  });
  await put();
  await take(lab, 'whole');
  const path = join('snapshots', '000000000000-us-east-1', 'whole.kinetoscope');
  whole = await readFile(join(simulator.dataDir, path));
  await started.close();
});

afterAll(() => rm(folder, { recursive: true }));

/** What becomes of reading such a file. */
async function outcomeOf(file: Uint8Array): Promise<unknown> {
  const path = join(folder, 'file');
  await writeFile(path, file);
  return readSnapshot(readSections(path, { signal })).catch((error: unknown) => error);
}

test('the file itself is whole', async () => {
  expect(await outcomeOf(whole)).toMatchObject({
    head: { streams: 1, shards: 4, records: 16 },
    streams: [{ name: 'orders', tags: { team: 'red' } }],
  });
});

test('a file that is cut anywhere is refused', async () => {
  for (let bytes = 0; bytes < whole.length; bytes++)
    expect(await outcomeOf(whole.subarray(0, bytes))).toBeInstanceOf(BrokenSnapshotError);
});

test('a file in which any byte is another is refused', async () => {
  for (let at = 0; at < whole.length; at++) {
    const flipped = Buffer.from(whole);
    flipped.writeUInt8((flipped[at] ?? 0) ^ (1 << (at % 8)), at);
    expect(await outcomeOf(flipped), `byte ${at}`).toBeInstanceOf(BrokenSnapshotError);
  }
});

test('a file in which a stretch was added, doubled, dropped or moved is refused', async () => {
  const place = fc.nat(whole.length);
  await fc.assert(
    fc.asyncProperty(
      place,
      place,
      place,
      fc.uint8Array({ maxLength: 40 }),
      async (a, b, c, more) => {
        const [from = 0, to = 0, into = 0] = [a, b, c].toSorted((x, y) => x - y);
        const broken = Buffer.concat([
          whole.subarray(0, from),
          whole.subarray(to, into),
          more,
          whole.subarray(from, to),
          whole.subarray(into),
        ]);
        fc.pre(!broken.equals(whole));
        expect(await outcomeOf(broken)).toBeInstanceOf(BrokenSnapshotError);
      },
    ),
    { numRuns: 300 },
  );
});

test('bytes that are no snapshot are refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      expect(await outcomeOf(bytes)).toBeInstanceOf(BrokenSnapshotError);
      expect(await outcomeOf(Buffer.concat([whole.subarray(0, 16), bytes]))).toBeInstanceOf(
        BrokenSnapshotError,
      );
    }),
    { numRuns: 100 },
  );
});

/** The file with its sections changed by somebody who gets every sum right. */
async function forge(change: (sections: Section[]) => Section[]): Promise<Buffer> {
  const path = join(folder, 'forged');
  await writeFile(path, whole);
  const sections: Section[] = [];
  for await (const section of readSections(path, { signal })) sections.push(section);
  const writer = new SnapshotWriter(path);
  for (const { kind, content } of change(sections)) await writer.write(kind, content);
  await writer.finish();
  return readFile(path);
}

const changeJson =
  (kind: 'head' | 'rows', change: (value: Record<string, unknown>) => object) =>
  (sections: Section[]): Section[] =>
    sections.map((section) =>
      section.kind === kind
        ? { kind, content: Buffer.from(JSON.stringify(change(parse(section.content)))) }
        : section,
    );

const parse = (content: Buffer) => JSON.parse(content.toString()) as Record<string, unknown>;

const changeStream = (change: (stream: StoredStream) => object) =>
  changeJson('rows', (row: StoredRow) =>
    row.stream ? { stream: { ...row.stream, ...change(row.stream) } } : row,
  );

const changeShard = (at: number, change: object) =>
  changeStream(({ shards }) => ({
    shards: shards.map((shard, index) => (index === at ? { ...shard, ...change } : shard)),
  }));

const record = { position: 0, timeMs: 1, partitionKey: '', data: Buffer.alloc(1), mark: 0 };
const recordsOnly = (section: Section) => section.kind === 'records';

const forgeries: Record<string, (sections: Section[]) => Section[]> = {
  'no head': (sections) => sections.slice(1),
  'two heads': ([head, ...rest]) => (head ? [head, head, ...rest] : []),
  'no settings': (sections) => sections.filter((_, index) => index !== 1),
  'rows behind records': (sections) => [...sections, ...sections.slice(1, 2)],
  'a stream twice': (sections) => [...sections.slice(0, 3), ...sections.slice(2)],
  'no records': (sections) => sections.filter((section) => !recordsOnly(section)),
  'records twice': (sections) => [...sections, ...sections.filter(recordsOnly)],
  'another stream’s records': (sections) => [
    ...sections,
    { kind: 'records', content: recordSection(7, [packRecords(0, [record])]) },
  ],
  'a section of nothing': (sections) => [
    ...sections,
    { kind: 'records', content: Buffer.alloc(2) },
  ],
  'a record longer than its section': (sections) => [
    ...sections,
    { kind: 'records', content: recordSection(0, [packRecords(0, [record]).subarray(0, -1)]) },
  ],
  'a frame of no length': (sections) => [
    ...sections,
    { kind: 'records', content: recordSection(0, [Buffer.alloc(24)]) },
  ],
  'another count of records': changeJson('head', (head) => ({ ...head, records: 15 })),
  'another count of shards': changeJson('head', (head) => ({ ...head, shards: 3 })),
  'a moment before its records': changeJson('head', (head) => ({ ...head, takenAtMs: 5 })),
  'a region that leads elsewhere': changeJson('head', (head) => ({ ...head, region: '../x' })),
  'a row of two things': changeJson('rows', (row) => ({ settings: { limits: {} }, ...row })),
  'a row of nothing': changeJson('rows', () => ({})),
  'an unknown member': changeStream(() => ({ owner: 'me' })),
  'a missing member': changeStream(() => ({ tags: undefined })),
  'a name that leads elsewhere': changeStream(() => ({ name: 'a/b' })),
  'a status of its own': changeStream(() => ({ status: 'SLEEPING' })),
  'CREATING for ever': changeStream(() => ({ status: 'CREATING' })),
  'no shards': changeStream(() => ({ shards: [] })),
  'shards out of order': changeStream(({ shards }) => ({ shards: shards.toReversed() })),
  'a shard of the next index': changeStream(() => ({ nextShardIndex: 3 })),
  'an endless retention': changeStream(() => ({ retentionHours: 1e9 })),
  'a reshard that leaves a hole': changeStream(() => ({
    status: 'UPDATING',
    transitionAtMs: 1,
    pendingReshard: [{ closes: [1], opens: [] }],
  })),
  'a hash key beyond the last': changeShard(1, { endingHashKey: '9'.repeat(39) }),
  'a closed shard that is open': changeShard(0, { closedAtMs: undefined }),
  'an open shard that is closed': changeShard(1, { closedAtMs: 1 }),
  'fewer records than there are': changeShard(1, { lastPosition: 0 }),
  'more records than there are': changeShard(1, { lastPosition: 99 }),
  'records from another position': changeShard(1, { firstPosition: 1 }),
  'a newest record of another time': changeShard(1, { lastTimeMs: 7 }),
  'a position beyond all': changeShard(1, { lastPosition: 2 ** 60 }),
};

test.each(Object.keys(forgeries))('%s is refused, whatever the sums say', async (name) => {
  const file = await forge(forgeries[name] ?? ((sections) => sections));
  expect(await outcomeOf(file)).toBeInstanceOf(BrokenSnapshotError);
});

test('a forgery that changes nothing is taken', async () => {
  expect(await outcomeOf(await forge((sections) => sections))).toMatchObject({ streams: [{}] });
});

test('restoring a broken file leaves everything as it was', async () => {
  const { kinesis, lab, simulator } = await snapshotting();
  simulator.clock.advance(60_000);
  await upload(lab, 'a', whole);
  await restore(lab, 'a');
  const contents = await contentsOf(kinesis);
  const path = join(simulator.dataDir, 'snapshots', '000000000000-us-east-1', 'a.kinetoscope');
  const damages = [
    whole.subarray(0, -1),
    whole.subarray(0, 40),
    Buffer.from(whole).fill(0, 200, 260),
    await forge((sections) => sections.filter((section) => !recordsOnly(section))),
  ];
  for (const damaged of damages) {
    await writeFile(path, damaged);
    expect(await restore(lab, 'a')).toMatchObject({
      Status: 'FAILED',
      StatusReason: expect.any(String),
    });
    expect(await contentsOf(kinesis)).toEqual(contents);
  }
  await writeFile(path, whole);
  expect(await restore(lab, 'a')).toMatchObject({ Status: 'READY' });
  expect(await contentsOf(kinesis)).toEqual(contents);
});

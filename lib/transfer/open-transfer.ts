import { call } from '#lib/aws/call.ts';
import type { Connection } from '#lib/connections.ts';
import { type HashKeyRange, parseHashKeyRange } from '#lib/kinesis/hash-key-range.ts';
import { recordMaxBytes } from '#lib/kinesis/limits.ts';
import { decoderOf } from '#lib/records/examine-records.ts';
import { readFileRecords } from '#lib/transfer/file-source.ts';
import { plainText, type ReadText } from '#lib/transfer/formats/export-columns.ts';
import { importPath } from '#lib/transfer/import-file.ts';
import { readQuery } from '#lib/transfer/query-source.ts';
import { createShaper, type Shaper } from '#lib/transfer/shape-records.ts';
import type { SourcePage } from '#lib/transfer/source-page.ts';
import { createTransform } from '#lib/transfer/transform/sandboxed-transform.ts';
import type { TransferPlan, TransferSource } from '#lib/transfer/transfer-plan.ts';

export interface OpenTransfer {
  pages(from: string | null, signal: AbortSignal): AsyncGenerator<SourcePage, void, void>;
  shape: Shaper;
  /** What the target takes, data and key. */
  mostBytes: number;
  close(): void;
}

interface Target {
  connection: Connection;
  streamName: string;
}

/** What a plan means on the streams as they are. Fails with AWS's errors, and for a transform that is none. */
export async function openTransfer(
  plan: TransferPlan,
  source: Connection,
  target: Target,
): Promise<OpenTransfer> {
  const mostBytes = await mostBytesOf(target);
  const sourceRanges = await rangesOf(plan, source);
  const readText = readTextOf(plan.source);
  const transform =
    plan.transform.trim() === '' ? undefined : await createTransform(plan.transform);
  return {
    pages: (from, signal) => pagesOf(plan.source, source, mostBytes, from, signal),
    shape: createShaper({ plan, transform, readText, sourceRanges, mostBytes }),
    mostBytes,
    close: () => transform?.close(),
  };
}

function pagesOf(
  source: TransferSource,
  connection: Connection,
  mostBytes: number,
  from: string | null,
  signal: AbortSignal,
) {
  if (source.kind === 'query') return readQuery(connection, source.query, from, signal);
  return readFileRecords(importPath(source.fileId), source.mapping, mostBytes, from, signal);
}

/** Services that do not say it take what AWS takes of any stream. */
async function mostBytesOf({ connection, streamName }: Target): Promise<number> {
  const { StreamDescriptionSummary: summary } = await call(
    connection,
    'kinesis',
    'DescribeStreamSummary',
    { StreamName: streamName },
  );
  return (summary?.MaxRecordSizeInKiB ?? recordMaxBytes / 1_024) * 1_024;
}

async function rangesOf(
  { keys, source }: TransferPlan,
  connection: Connection,
): Promise<ReadonlyMap<string, HashKeyRange>> {
  const ranges = new Map<string, HashKeyRange>();
  if (keys.kind !== 'ranges' || source.kind !== 'query') return ranges;
  let token: string | undefined;
  do {
    const input =
      token === undefined ? { StreamName: source.query.streamName } : { NextToken: token };
    const page = await call(connection, 'kinesis', 'ListShards', input);
    for (const { ShardId, HashKeyRange: range } of page.Shards ?? [])
      if (ShardId && range) ranges.set(ShardId, parseHashKeyRange(range));
    token = page.NextToken;
  } while (token !== undefined);
  return ranges;
}

/** Data as the records page shows them: a transform and a key see JSON that is packed or in another format too. */
export function readTextOf(source: TransferSource): ReadText {
  if (source.kind === 'file') return plainText;
  const decode = decoderOf(source.query.decode);
  return (data) => {
    const isPlain = source.query.decode.as === 'auto' && (data[0] === 0x7b || data[0] === 0x5b);
    if (isPlain) return plainText(data);
    const { kind, text } = decode(data);
    return kind === 'binary' ? undefined : text;
  };
}

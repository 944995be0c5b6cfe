import type { LabContext, ObservedReader, ReaderPlace } from '#engine/lab/context.ts';
import { invalidMember, streamNotFound } from '#engine/lab/failures.ts';
import type {
  ListReadersInput,
  ListReadersOutput,
  StreamReader,
} from '#lib/lab-client/observation-types.ts';

const readersWhenNotSaid = 100;

/** Who reads a stream, and where they are. */
export function listReaders(
  { caller, kinesis }: LabContext,
  { StreamName = '', NextToken, MaxResults = readersWhenNotSaid }: ListReadersInput,
): ListReadersOutput {
  const after = NextToken === undefined ? undefined : parseToken(NextToken);
  const page = kinesis.observation.readers(caller, StreamName, { after, most: MaxResults });
  if (!page) throw streamNotFound(caller, StreamName);
  const last = page.readers.at(-1);
  return {
    Readers: page.readers.map(describeReader),
    ...(page.hasMore && last ? { NextToken: formatToken(last.place) } : {}),
  };
}

function describeReader(reader: ObservedReader): StreamReader {
  const { identity, delivered, rates } = reader;
  return {
    ShardId: reader.shardId,
    AccessKeyId: identity.accessKeyId,
    UserAgent: identity.userAgent,
    ConsumerName: identity.consumerName,
    Finished: reader.hasFinished,
    ReadsPerSecond: rates.readsPerSecond,
    RecordsPerSecond: rates.recordsPerSecond,
    BytesPerSecond: rates.bytesPerSecond,
    ThrottledReads: rates.throttled,
    LastReadAt: dateOf(reader.readAtMs),
    SequenceNumber: delivered?.sequenceNumber,
    ApproximateArrivalTimestamp: dateOf(delivered?.timeMs),
    MillisBehindLatest: reader.behindMs,
    RecordsBehind: reader.recordsBehind,
    OldestRecordAt: dateOf(reader.oldestMs),
    TipAt: dateOf(reader.tipMs),
  };
}

const dateOf = (timeMs: number | undefined): Date | undefined =>
  timeMs === undefined ? undefined : new Date(timeMs);

/** The last reader of the page before: nobody is left out or shown twice when others come or go meanwhile. */
const formatToken = ({ shardIndex, number }: ReaderPlace): string =>
  Buffer.from(`${shardIndex}/${number}`).toString('base64url');

function parseToken(token: string): ReaderPlace {
  const text = Buffer.from(token, 'base64url').toString();
  const [, shardIndex, number] = /^(\d{1,10})\/(\d{1,15})$/.exec(text) ?? [];
  if (shardIndex === undefined || number === undefined)
    throw invalidMember(token, 'nextToken', 'Member must be a token of this operation');
  return { shardIndex: Number(shardIndex), number: Number(number) };
}

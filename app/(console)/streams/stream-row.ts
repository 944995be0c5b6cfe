import type { ListStreamsInput, ListStreamsOutput } from '@aws-sdk/client-kinesis';

/** A stream as ListStreams tells of it. */
export interface StreamRow {
  name: string;
  status: string;
  mode: string;
  createdMs: number | undefined;
}

const pageSize = 1_000;
/** Accounts hold thousands of streams at most; a server that pages for ever is not followed. */
const mostPages = 50;

/** All streams, in the order of their names. `list` is ListStreams, from the browser or on the server. */
export async function collectStreams(
  list: (input: ListStreamsInput) => Promise<Omit<ListStreamsOutput, '$metadata'>>,
): Promise<StreamRow[]> {
  const rows: StreamRow[] = [];
  let after: Partial<ListStreamsInput> = {};
  for (let page = 0; page < mostPages; page++) {
    const { StreamSummaries, StreamNames, HasMoreStreams } = await list({
      Limit: pageSize,
      ...after,
    });
    rows.push(...(StreamSummaries?.map(toRow) ?? StreamNames?.map(namedOnly) ?? []));
    const last = rows.at(-1)?.name;
    if (HasMoreStreams !== true || last === undefined) break;
    after = { ExclusiveStartStreamName: last };
  }
  return rows;
}

const toRow = (summary: NonNullable<ListStreamsOutput['StreamSummaries']>[number]): StreamRow => ({
  name: summary.StreamName ?? '',
  status: summary.StreamStatus ?? '',
  mode: summary.StreamModeDetails?.StreamMode ?? '',
  createdMs: summary.StreamCreationTimestamp?.getTime(),
});

/** Servers of before 2021 name their streams and say no more. */
const namedOnly = (name: string): StreamRow => ({
  name,
  status: '',
  mode: '',
  createdMs: undefined,
});

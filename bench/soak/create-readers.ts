import { callKinesis } from '../kinesis-request.ts';
import { withConnection } from '../workloads.ts';
import { FanOutReader } from './fan-out-reader.ts';
import { PollingReader } from './polling-reader.ts';
import { ReaderLedger } from './reader-ledger.ts';

export type Reader = PollingReader | FanOutReader;

export interface ReaderCounts {
  polling: number;
  fanOut: number;
}

interface StreamSummary {
  StreamDescriptionSummary: { StreamARN: string };
}

/** Readers that have yet to be started on the shards that the stream has now. */
export const createReaders = (port: number, StreamName: string, counts: ReaderCounts) =>
  withConnection(port, async (connection) => {
    const readers: Reader[] = [];
    for (let index = 1; index <= counts.polling; index++)
      readers.push(new PollingReader(port, StreamName, new ReaderLedger(`Polling ${index}`)));
    const { StreamDescriptionSummary } = await callKinesis<StreamSummary>(
      connection,
      'DescribeStreamSummary',
      { StreamName },
    );
    const { StreamARN } = StreamDescriptionSummary;
    for (let index = 1; index <= counts.fanOut; index++) {
      const { Consumer } = await callKinesis<{ Consumer: { ConsumerARN: string } }>(
        connection,
        'RegisterStreamConsumer',
        { StreamARN, ConsumerName: `fan-out-${index}` },
      );
      const ledger = new ReaderLedger(`Fan-out ${index}`);
      readers.push(new FanOutReader(port, Consumer.ConsumerARN, ledger));
    }
    const { Shards } = await callKinesis<{ Shards: { ShardId: string }[] }>(
      connection,
      'ListShards',
      { StreamName },
    );
    return { readers, shardIds: Shards.map(({ ShardId }) => ShardId) };
  });

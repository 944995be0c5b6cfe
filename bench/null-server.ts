import { createServer } from 'node:http';

/**
 * The most that any server in Node could do: it takes the request, parses its JSON and answers
 * with bytes of the right shape and size that were made before. Started with the port to listen on.
 */
const port = Number(process.argv[2]);
const sequenceNumber = '49680470221514982821342714512176903194393319866533676978';
const placed = { ShardId: 'shardId-000000000123', SequenceNumber: sequenceNumber };

const shard = (index: number) => ({
  ShardId: `shardId-${String(index).padStart(12, '0')}`,
  HashKeyRange: { StartingHashKey: String(index), EndingHashKey: String(index) },
  SequenceNumberRange: { StartingSequenceNumber: sequenceNumber },
});

const record = {
  SequenceNumber: sequenceNumber,
  ApproximateArrivalTimestamp: 1_795_379_786.856,
  Data: Buffer.alloc(100, 1).toString('base64'),
  PartitionKey: 'user-123456789',
};

const answers: Record<string, unknown> = {
  DescribeStreamSummary: { StreamDescriptionSummary: { StreamStatus: 'ACTIVE' } },
  ListShards: { Shards: Array.from({ length: 200 }, (_, index) => shard(index)) },
  GetShardIterator: { ShardIterator: 'A'.repeat(224) },
  PutRecord: placed,
  PutRecords: { FailedRecordCount: 0, Records: Array.from({ length: 500 }, () => placed) },
  GetRecords: {
    Records: Array.from({ length: 500 }, () => record),
    NextShardIterator: 'A'.repeat(224),
    MillisBehindLatest: 0,
  },
};

const canned = new Map(
  Object.entries(answers).map(([operation, answer]) => [
    operation,
    Buffer.from(JSON.stringify(answer)),
  ]),
);
const empty = Buffer.alloc(0);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString());
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const body = canned.get(operation) ?? empty;
    response.writeHead(200, {
      'Content-Type': 'application/x-amz-json-1.1',
      'Content-Length': body.length,
    });
    response.end(body);
  });
});

server.listen(port, '127.0.0.1', () => console.log('null server ready'));

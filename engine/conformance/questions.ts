/** One request. */
export interface Question {
  readonly operation: string;
  readonly input: object;
}

export const stream = 'known';
const nobody = 'nobody';

const hex = (digits: string) => BigInt(`0x${digits}`).toString();

const shardIds = [
  '2147483647',
  'random-2147483647',
  'a-00002147483647',
  '-00002147483647',
  '2147483648',
  'shardId-002147483648',
  'ABKLFD8',
  '2.14E4',
  'shardId-5',
  'shardId-',
  '9999999999999999999',
];

/** Sequence numbers of all forms, and of none. */
const sequenceNumbers = [
  '1',
  '5',
  '425352958651173072921826052383309826',
  hex('f3bb2cc3d7ff7fffffffffffffff0000'),
  hex('13bb2cc3d80000000000000000000000'),
  hex('20000000000000000000000000000000000000000000000'),
  hex('20000000000000000000000000000000000000000000001'),
  hex('20000000000000000000000000000000000000000000002'),
  hex('20000000000000000000000000000000000000000000003'),
  hex('20000000000800000000000000000000000000000000002'),
  hex('30000000000000000000000000000000000000000000001'),
  hex('1ffffffffff7fffffffffffffff000000000007fffffff2'),
  hex('2ffffffffff7fffffffffffffff000000000007fffffff2'),
  String(2n ** 186n),
  '9'.repeat(129),
];

const hashKeys = [2n ** 128n, 2n ** 128n - 1n, 0n, 113427455640312821154458202477256070485n];

const tagTexts = [
  'abc;def',
  'abc\tdef',
  'abc\ndef',
  'abc,def',
  'abc%def',
  'ü0 _.',
  '/=+-@',
  '日本',
];

const ask = (operation: string, input: object): Question => ({ operation, input });

const ofStreams = [stream, nobody].flatMap((StreamName) => [
  ask('DescribeStream', { StreamName }),
  ask('DescribeStreamSummary', { StreamName }),
  ask('ListShards', { StreamName }),
  ask('ListShards', { StreamName, ExclusiveStartShardId: 'shardId-000000000000' }),
  ask('ListTagsForStream', { StreamName }),
]);

const ofShards = [stream, nobody].flatMap((StreamName) =>
  shardIds.flatMap((id) => [
    ask('GetShardIterator', { StreamName, ShardId: id, ShardIteratorType: 'LATEST' }),
    ask('SplitShard', { StreamName, ShardToSplit: id, NewStartingHashKey: '0' }),
    ask('MergeShards', { StreamName, ShardToMerge: id, AdjacentShardToMerge: 'x-0' }),
    ask('MergeShards', { StreamName, ShardToMerge: 'x-0', AdjacentShardToMerge: id }),
  ]),
);

const iteratorTypes = ['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER', 'LATEST', 'TRIM_HORIZON'];
const ofPositions = iteratorTypes.flatMap((ShardIteratorType) =>
  [undefined, ...sequenceNumbers].map((StartingSequenceNumber) =>
    ask('GetShardIterator', {
      StreamName: stream,
      ShardId: 'shardId-1',
      ShardIteratorType,
      StartingSequenceNumber,
    }),
  ),
);

const record = { PartitionKey: 'a', Data: '' };
const ofRecords = [
  ask('PutRecord', { StreamName: nobody, ...record }),
  ask('PutRecords', { StreamName: nobody, Records: [record] }),
  ...sequenceNumbers.map((SequenceNumberForOrdering) =>
    ask('PutRecord', { StreamName: stream, ...record, SequenceNumberForOrdering }),
  ),
  ...hashKeys.flatMap((key) => {
    const hashed = { ...record, ExplicitHashKey: String(key) };
    return [
      ask('PutRecord', { StreamName: stream, ...hashed }),
      ask('PutRecords', { StreamName: stream, Records: [hashed, record] }),
    ];
  }),
  ...['a', 'b', 'c', 'ü', ''].map((PartitionKey) =>
    ask('PutRecord', { StreamName: stream, PartitionKey, Data: 'AA==' }),
  ),
  ask('GetRecords', { ShardIterator: 'garbage' }),
  ask('GetRecords', { ShardIterator: Buffer.alloc(152).toString('base64') }),
];

const ofSettings = [
  ...['Increase', 'Decrease'].flatMap((which) =>
    [-1, 0, 1, 23, 24, 25, 168].map((RetentionPeriodHours) =>
      ask(`${which}StreamRetentionPeriod`, { StreamName: stream, RetentionPeriodHours }),
    ),
  ),
  ...tagTexts.flatMap((text) => [
    ask('AddTagsToStream', { StreamName: stream, Tags: { [text]: 'v' } }),
    ask('AddTagsToStream', { StreamName: stream, Tags: { v: text } }),
    ask('RemoveTagsFromStream', { StreamName: stream, TagKeys: [text] }),
    ask('RemoveTagsFromStream', { StreamName: nobody, TagKeys: [text] }),
  ]),
  ask('AddTagsToStream', { StreamName: stream, Tags: { b: '1', a: '2', C: '3' } }),
  ask('ListTagsForStream', { StreamName: stream }),
  ask('ListTagsForStream', { StreamName: stream, ExclusiveStartTagKey: 'a' }),
];

const long = 'a'.repeat(129);
const ofConstraints = [
  ask('AddTagsToStream', { StreamName: '', Tags: {} }),
  ask('CreateStream', { StreamName: '', ShardCount: 0 }),
  ask('CreateStream', { StreamName: long, ShardCount: 1e11 }),
  ask('DescribeStream', { StreamName: '', Limit: 0, ExclusiveStartShardId: '' }),
  ask('DescribeStream', { StreamName: long, Limit: 100_000, ExclusiveStartShardId: long }),
  ask('GetRecords', { ShardIterator: '', Limit: 0 }),
  ask('ListStreams', { ExclusiveStartStreamName: long, Limit: 1_000_000 }),
  ask('ListTagsForStream', { StreamName: '', ExclusiveStartTagKey: '', Limit: 0 }),
  ask('MergeShards', { StreamName: '', ShardToMerge: '', AdjacentShardToMerge: '' }),
  ask('PutRecords', { StreamName: '', Records: [] }),
  ask('RemoveTagsFromStream', { StreamName: stream, TagKeys: ['a', long, 'b'] }),
  ask('SplitShard', { StreamName: '', ShardToSplit: '', NewStartingHashKey: '' }),
  ask('PutRecord', {
    StreamName: '',
    PartitionKey: '',
    Data: '',
    ExplicitHashKey: '',
    SequenceNumberForOrdering: '',
  }),
];

const ofResharding = [
  ...[
    ['x-0', 'x-2'],
    ['x-1', 'x-0'],
    ['x-0', 'x-0'],
  ].map(([ShardToMerge, AdjacentShardToMerge]) =>
    ask('MergeShards', { StreamName: stream, ShardToMerge, AdjacentShardToMerge }),
  ),
  ...['0', '1', '113427455640312821154458202477256070484', '9'.repeat(39)].map((key) =>
    ask('SplitShard', { StreamName: stream, ShardToSplit: 'x-0', NewStartingHashKey: key }),
  ),
  ask('CreateStream', { StreamName: stream, ShardCount: 3 }),
  ask('CreateStream', { StreamName: 'large', ShardCount: 1000 }),
  ask('DeleteStream', { StreamName: nobody }),
];

/** All in the order in which they are asked, of a stream that has three shards. */
export const questions: readonly Question[] = [
  ...ofStreams,
  ...ofShards,
  ...ofPositions,
  ...ofRecords,
  ...ofSettings,
  ...ofConstraints,
  ...ofResharding,
];

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  getRecordCommand,
  putRecordCommand,
  putTextCommand,
} from '#components/records/cli-command.ts';

const simulator = { region: 'us-east-1', endpoint: 'http://127.0.0.1:4567' };

test('getting a record', () => {
  expect(
    getRecordCommand(simulator, {
      streamName: 'clicks',
      shardId: 'shardId-000000000002',
      sequenceNumber: '49',
    }),
  )
    .toBe(`aws kinesis get-records --region us-east-1 --endpoint-url http://127.0.0.1:4567 --limit 1 --shard-iterator "$(
  aws kinesis get-shard-iterator --region us-east-1 --endpoint-url http://127.0.0.1:4567 --query ShardIterator --output text \\
    --stream-name clicks --shard-id shardId-000000000002 \\
    --shard-iterator-type AT_SEQUENCE_NUMBER --starting-sequence-number 49
)"`);
});

test('putting text, with a key where any will do', () => {
  const record = { streamName: 'clicks', partitionKey: 'user-42', text: '{"hello":"it\'s"}' };
  expect(putTextCommand({ ...simulator, takesAnyKey: true }, record).split('\n')).toEqual([
    'export AWS_ACCESS_KEY_ID=kinetoscope AWS_SECRET_ACCESS_KEY=kinetoscope',
    'aws kinesis put-record --region us-east-1 --endpoint-url http://127.0.0.1:4567 \\',
    '  --stream-name clicks --partition-key user-42 \\',
    String.raw`  --cli-binary-format raw-in-base64-out --data '{"hello":"it'\''s"}'`,
  ]);
});

test('a real shell passes any partition key on as it is', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), (partitionKey) => {
      fc.pre(!partitionKey.includes('\0'));
      const command = putRecordCommand(
        { region: 'eu-west-1' },
        { streamName: 's', partitionKey, dataBase64: 'YQ==' },
      );
      const printed = execFileSync(
        'sh',
        ['-c', command.replace(/^aws/, String.raw`printf '%s\0'`)],
        {
          encoding: 'utf8',
        },
      );
      const [, , , , , , , key, ...rest] = printed.split('\0');
      expect([key, ...rest]).toEqual([partitionKey, '--data', 'YQ==', '']);
    }),
    { numRuns: 40 },
  );
});

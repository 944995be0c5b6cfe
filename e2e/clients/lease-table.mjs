/**
 * A DynamoDB for clients that keep their leases in one: `dynalite`, in memory. Prints where it listens; told to forget
 * consumers, it takes them out of lifion's table.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import AWS from 'aws-sdk';
import dynalite from 'dynalite';

const server = dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const endpoint = `http://127.0.0.1:${server.address().port}`;
console.log(JSON.stringify(endpoint));

const table = new AWS.DynamoDB.DocumentClient({ endpoint });
for await (const _ of createInterface({ input: process.stdin })) {
  const { Items } = await table.scan({ TableName: 'leases' }).promise();
  for (const { consumerGroup, streamName } of Items)
    await table
      .update({
        TableName: 'leases',
        Key: { consumerGroup, streamName },
        UpdateExpression: 'SET consumers = :none',
        ExpressionAttributeValues: { ':none': {} },
      })
      .promise();
  console.log(JSON.stringify('forgotten'));
}

import { literal, type Notation } from '#components/code/literal.ts';
import { anyKey, type CodePlace, type SdkCall } from '#components/code/sdk-call.ts';

const notation: Notation = {
  key: (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)),
  isTrue: 'true',
  isFalse: 'false',
  bytes: (base64) => `Buffer.from(${JSON.stringify(base64)}, 'base64')`,
};

const clients: Readonly<Record<string, string>> = {
  kinesis: 'KinesisClient',
  cloudwatch: 'CloudWatchClient',
};

/** Calls one after the other, for the AWS SDK for JavaScript, version 3. */
export function javascriptCode(calls: readonly SdkCall[], place: CodePlace): string {
  const service = calls[0]?.service ?? 'kinesis';
  const client = clients[service] ?? 'Client';
  const commands = [...new Set(calls.map(({ operation }) => `${operation}Command`))];
  const config = {
    region: place.region,
    endpoint: place.endpoint,
    ...(place.takesAnyKey === true && {
      credentials: { accessKeyId: anyKey, secretAccessKey: anyKey },
    }),
  };
  return [
    `import { ${[client, ...commands].join(', ')} } from '@aws-sdk/client-${service}';`,
    '',
    `const client = new ${client}(${literal(config, notation)});`,
    ...calls.map(
      ({ operation, input }) =>
        `await client.send(new ${operation}Command(${literal(input, notation)}));`,
    ),
  ].join('\n');
}

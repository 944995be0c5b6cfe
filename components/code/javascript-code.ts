import { literal, type Notation } from '#components/code/literal.ts';
import { anyKey, type CodePlace, type SdkCall } from '#components/code/sdk-call.ts';

const notation: Notation = {
  key: (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)),
  isTrue: 'true',
  isFalse: 'false',
  bytes: (base64) => `Buffer.from(${JSON.stringify(base64)}, 'base64')`,
  date: (iso) => `new Date(${JSON.stringify(iso)})`,
};

const clients: Readonly<Record<string, string>> = {
  kinesis: 'KinesisClient',
  cloudwatch: 'CloudWatchClient',
  sts: 'STSClient',
};

/** Calls one after the other, for the AWS SDK for JavaScript, version 3. */
export function javascriptCode(calls: readonly SdkCall[], place: CodePlace): string {
  const services = [...new Set(calls.map(({ service }) => service))];
  // One of several is named after what it calls.
  const variable = (service: string) => (services.length === 1 ? 'client' : service);
  return [
    ...services.map((service) => importLine(service, calls)),
    '',
    ...services.map(
      (service) =>
        `const ${variable(service)} = new ${clients[service] ?? 'Client'}(${javascriptConfig(place)});`,
    ),
    ...calls.map(
      ({ service, operation, input }) =>
        `await ${variable(service)}.send(new ${operation}Command(${javascriptLiteral(input)}));`,
    ),
  ].join('\n');
}

function importLine(service: string, calls: readonly SdkCall[]): string {
  const own = calls.filter((call) => call.service === service);
  const commands = new Set(own.map(({ operation }) => `${operation}Command`));
  const names = [clients[service] ?? 'Client', ...commands].join(', ');
  return `import { ${names} } from '@aws-sdk/client-${service}';`;
}

/** What a client of the SDK is made with. */
export const javascriptConfig = ({ region, endpoint, takesAnyKey }: CodePlace): string =>
  javascriptLiteral({
    region,
    endpoint,
    ...(takesAnyKey === true && {
      credentials: { accessKeyId: anyKey, secretAccessKey: anyKey },
    }),
  });

export const javascriptLiteral = (value: unknown): string => literal(value, notation);

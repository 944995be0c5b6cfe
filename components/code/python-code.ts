import { literal, type Notation } from '#components/code/literal.ts';
import { anyKey, type CodePlace, membersOf, type SdkCall } from '#components/code/sdk-call.ts';
import { spacedName } from '#components/code/spaced-name.ts';

const notation: Notation = {
  key: (name) => JSON.stringify(name),
  isTrue: 'True',
  isFalse: 'False',
  bytes: (base64) => `base64.b64decode(${JSON.stringify(base64)})`,
  // boto3 takes a time as text too.
  date: (iso) => JSON.stringify(iso),
};

/** Calls one after the other, for boto3. */
export function pythonCode(calls: readonly SdkCall[], place: CodePlace): string {
  const services = [...new Set(calls.map(({ service }) => service))];
  // One of several is named after what it calls.
  const variable = (service: string) => (services.length === 1 ? 'client' : service);
  const written = calls.map(
    (call) =>
      `${variable(call.service)}.${spacedName(call.operation, '_')}(${argumentsOf(membersOf(call))})`,
  );
  const lines = services.map((service) => `${variable(service)} = ${pythonClient(service, place)}`);
  const imports = written.some((text) => text.includes('base64.b64decode('))
    ? ['import base64', '']
    : [];
  return [...imports, 'import boto3', '', ...lines, ...written].join('\n');
}

/** A client of one service. */
export function pythonClient(service: string, place: CodePlace): string {
  const config = [
    ['region_name', place.region],
    ['endpoint_url', place.endpoint],
    ...(place.takesAnyKey === true
      ? [
          ['aws_access_key_id', anyKey],
          ['aws_secret_access_key', anyKey],
        ]
      : []),
  ].flatMap(([name = '', value]) => (value === undefined ? [] : [[name, value] as const]));
  return `boto3.client(${pythonLiteral(service)}, ${argumentsOf(config, '')})`;
}

export const pythonLiteral = (value: unknown): string => literal(value, notation);

/** Named arguments; over several lines where there are many. */
function argumentsOf(members: readonly (readonly [string, unknown])[], indent = '  '): string {
  if (indent === '')
    return members.map(([name, value]) => `${name}=${literal(value, notation)}`).join(', ');
  const lines = members.map(
    ([name, value]) => `${indent}${name}=${literal(value, notation, indent)},\n`,
  );
  return lines.length === 0 ? '' : `\n${lines.join('')}`;
}

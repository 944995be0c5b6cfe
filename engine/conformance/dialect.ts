import { cbor, tag } from '@smithy/core/cbor';
import { type Surface, surfaces } from '#engine/conformance/surface.ts';
import { FormWriter } from '#engine/wire/testing/form-writer.ts';

/** A protocol as a client writes and reads it. */
export interface Dialect {
  readonly name: string;
  readonly isCbor: boolean;
  /** Whether a value's kind shows in it. A form has text alone, and neither null nor what is empty. */
  readonly hasKinds: boolean;
  readonly speaks: (surface: Surface) => boolean;
  readonly path: (surface: Surface) => string;
  readonly headers: (surface: Surface) => Record<string, string>;
  readonly write: (request: unknown, surface: Surface) => string | Uint8Array;
  readonly read: (body: Buffer) => unknown;
}

/** A request whose bytes and times are as a protocol has them. */
function converted(value: unknown, blob: (bytes: Buffer) => unknown, time: (at: Date) => unknown) {
  const convert = (each: unknown): unknown => {
    if (Buffer.isBuffer(each)) return blob(each);
    if (each instanceof Date) return time(each);
    if (Array.isArray(each)) return each.map(convert);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, item]) => [key, convert(item)]));
  };
  return convert(value);
}

const timeTag = (unitMs: number) => (at: Date) => tag({ tag: 1, value: at.getTime() / unitMs });

const readCbor = (body: Buffer): unknown => cbor.deserialize(body);

const awsJson: Dialect = {
  name: 'JSON',
  isCbor: false,
  hasKinds: true,
  speaks: () => true,
  path: () => '/',
  headers: ({ target }) => ({
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': target,
  }),
  write: (request) =>
    JSON.stringify(
      converted(
        request,
        (bytes) => bytes.toString('base64'),
        (at) => at.getTime() / 1000,
      ),
    ),
  read: (body) => JSON.parse(body.toString()) as unknown,
};

const awsCbor: Dialect = {
  name: 'CBOR',
  isCbor: true,
  hasKinds: true,
  speaks: () => true,
  path: () => '/',
  headers: ({ target }) => ({
    'content-type': 'application/x-amz-cbor-1.1',
    'x-amz-target': target,
  }),
  write: (request) => cbor.serialize(converted(request, (bytes) => bytes, timeTag(1))),
  read: readCbor,
};

const rpcCbor: Dialect = {
  name: 'RPC v2 CBOR',
  isCbor: true,
  hasKinds: true,
  speaks: ({ service }) => service === 'cloudwatch',
  path: ({ target }) => `/service/${target.replace('.', '/operation/')}`,
  headers: () => ({ 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' }),
  write: (request) => cbor.serialize(converted(request, (bytes) => bytes, timeTag(1000))),
  read: readCbor,
};

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The text of an element. */
function textIn(xml: string, element: string): string | undefined {
  const text = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
  return text
    ?.replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replaceAll(/&(\w+);/g, (_, name: string) => entities[name] ?? '');
}

/** Query's names of the front end's own errors. */
const queryCodes: Readonly<Record<string, string>> = { ValidationError: 'ValidationException' };

const forms = new FormWriter();

const query: Dialect = {
  name: 'Query',
  isCbor: false,
  hasKinds: false,
  speaks: ({ service }) => service === 'cloudwatch',
  path: () => '/',
  headers: () => ({ 'content-type': 'application/x-www-form-urlencoded' }),
  write: (request, { name, input }) =>
    `Action=${name}&Version=2010-08-01${forms.write(input, request)}`,
  read: (body) => {
    const xml = body.toString();
    const code = textIn(xml, 'Code') ?? '';
    const message = textIn(xml, 'Message');
    return { __type: queryCodes[code] ?? code, message, Message: message };
  },
};

export const dialects: readonly Dialect[] = [awsJson, awsCbor, rpcCbor, query];

/** Every operation in every protocol that it is offered in. */
export const spoken = surfaces.flatMap((surface) =>
  dialects
    .filter((dialect) => dialect.speaks(surface))
    .map((dialect) => ({ surface, dialect, title: `${surface.target} in ${dialect.name}` })),
);

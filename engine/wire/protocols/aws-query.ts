import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';
import { notSerializable } from '#engine/wire/refusal.ts';
import { decodeBase64 } from '#engine/wire/protocols/base64.ts';
import { notScalar } from '#engine/wire/protocols/mismatch.ts';
import type { Protocol } from '#engine/wire/protocols/protocol.ts';
import { type FormNode, parseForm, plainOf } from '#engine/wire/protocols/query-form.ts';
import { createShapeReader } from '#engine/wire/protocols/shape-reader.ts';

/** What of a request its reply repeats. */
export interface QueryRequest {
  readonly action: string;
  readonly requestId: string;
}

export const formMediaType = 'application/x-www-form-urlencoded';

/** https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait (date-time; without a zone it is UTC) */
const isoTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

function readTimestamp(value: unknown): Date {
  const parts = typeof value === 'string' ? isoTime.exec(value) : null;
  if (!parts) throw notScalar(value, 'milliseconds since epoch');
  const isZoned = parts[1] === undefined || parts[4] !== undefined;
  const time = new Date(isZoned ? parts[0] : `${parts[0]}Z`);
  if (Number.isNaN(time.getTime())) throw notSerializable();
  return time;
}

const namespace = 'com.amazonaws.query';

const structure = (
  name: string,
  members: Readonly<Record<string, StaticStructureSchema | 0>>,
): StaticStructureSchema => [3, namespace, name, 0, Object.keys(members), Object.values(members)];

const metadata = structure('ResponseMetadata', { RequestId: 0 });
const errorResponse = structure('ErrorResponse', {
  Error: structure('Error', { Type: 0, Code: 0, Message: 0 }),
  RequestId: 0,
});

/** What no XML document can hold. https://www.w3.org/TR/xml/#charsets */
const notXml = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Surrogate}/gu;

function writeXml(schema: StaticStructureSchema, value: unknown, xmlNamespace: string): string {
  const serializer = new XmlShapeSerializer({
    xmlNamespace,
    serviceNamespace: namespace,
    timestampFormat: { useTrait: true, default: 5 },
  });
  serializer.write(schema, value);
  return String(serializer.flush()).replace(notXml, '\ufffd');
}

/** A reply's schema: the output under the name that the operation gives it. */
function responseOf(action: string, output: NormalizedSchema): StaticStructureSchema {
  if (output.isUnitSchema()) return structure(`${action}Response`, { ResponseMetadata: metadata });
  const result = output.getSchema() as StaticStructureSchema;
  return structure(`${action}Response`, {
    [`${action}Result`]: result,
    ResponseMetadata: metadata,
  });
}

/** Faults that the front end itself may have. */
const serverFaults = new Set(['InternalFailure', 'ServiceUnavailable']);

/** The code by which Query knows an error, and whose fault it is. */
function codeOf(type: string, schema: NormalizedSchema | undefined) {
  const traits: Record<string, unknown> = { ...schema?.getMergedTraits() };
  const [code] = Array.isArray(traits['awsQueryError']) ? traits['awsQueryError'] : [];
  const isServer = schema ? traits['error'] === 'server' : serverFaults.has(type);
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html
  const common = type === 'ValidationException' ? 'ValidationError' : type;
  return { Type: isServer ? 'Receiver' : 'Sender', Code: String(code ?? common) };
}

/**
 * Forms in, XML out, as older SDKs, the KCL and the KPL speak to CloudWatch. Since a reply repeats the name of its
 * operation and the request's id, there is one for each request.
 * Gap: of an error's members only its message is sent.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function createAwsQuery(xmlNamespace: string): (request: QueryRequest) => Protocol {
  const readerOf = createShapeReader({ blob: decodeBase64, timestamp: readTimestamp });
  return ({ action, requestId }) => ({
    contentTypes: ['text/xml'],
    isJson: false,
    parse: parseForm,
    decode: (schema, raw) => readerOf(schema)(plainOf(schema, raw as FormNode)),
    encode: (schema, output) =>
      writeXml(
        responseOf(action, schema),
        { [`${action}Result`]: output ?? {}, ResponseMetadata: { RequestId: requestId } },
        xmlNamespace,
      ),
    encodeError: (type, members, schema) => {
      const Message = members['message'] ?? members['Message'];
      const value = { Error: { ...codeOf(type, schema), Message }, RequestId: requestId };
      return writeXml(errorResponse, value, xmlNamespace);
    },
  });
}

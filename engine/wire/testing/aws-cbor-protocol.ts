import { cbor, SmithyRpcV2CborProtocol, tag } from '@smithy/core/cbor';
import type {
  EndpointBearer,
  HandlerExecutionContext,
  HttpRequest,
  HttpResponse,
  MetadataBearer,
  OperationSchema,
  SerdeFunctions,
} from '@smithy/types';

const mediaType = 'application/x-amz-cbor-1.1';

const isTime = (value: object): value is { tag: 1; value: number } =>
  'tag' in value && value.tag === 1 && 'value' in value && typeof value.value === 'number';

/** A parsed body whose times are in another unit. */
function retimed(value: unknown, factor: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((item) => retimed(item, factor));
  if (isTime(value)) return tag({ tag: 1, value: Math.round(value.value * factor * 1000) / 1000 });
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, retimed(item, factor)]),
  );
}

const retimedBytes = (bytes: Uint8Array, factor: number) =>
  cbor.serialize(retimed(cbor.deserialize(bytes), factor));

async function gather(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * Has the SDK's client speak to Kinesis as the Java SDKs do. The SDK has no such protocol, so its RPC v2 one is taken,
 * whose messages differ in their head and in the unit of times.
 */
export class AwsCborProtocol extends SmithyRpcV2CborProtocol {
  constructor() {
    super({ defaultNamespace: 'com.amazonaws.kinesis' });
  }

  override getDefaultContentType(): string {
    return mediaType;
  }

  override async serializeRequest(
    operation: OperationSchema,
    input: object,
    context: HandlerExecutionContext & SerdeFunctions & EndpointBearer,
  ): Promise<HttpRequest> {
    const request = await super.serializeRequest(operation, input, context);
    const name = request.path.split('/').at(-1) ?? '';
    const body = retimedBytes(request.body as Uint8Array, 1000);
    const { 'smithy-protocol': _, ...headers } = request.headers;
    return Object.assign(request, {
      path: '/',
      body,
      headers: {
        ...headers,
        'x-amz-target': `Kinesis_20131202.${name}`,
        'content-length': String(body.byteLength),
      },
    });
  }

  override async deserializeResponse<Output extends MetadataBearer>(
    operation: OperationSchema,
    context: HandlerExecutionContext & SerdeFunctions,
    response: HttpResponse,
  ): Promise<Output> {
    if (response.headers['content-type'] !== mediaType)
      throw new Error(`The reply is ${response.headers['content-type']}`);
    const bytes = await gather(response.body as AsyncIterable<Uint8Array>);
    const body = bytes.byteLength > 0 ? retimedBytes(bytes, 0.001) : bytes;
    return super.deserializeResponse(operation, context, Object.assign(response, { body }));
  }
}

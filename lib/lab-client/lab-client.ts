import { resolveAwsSdkSigV4Config } from '@aws-sdk/core/httpAuthSchemes';
import { AwsJson1_1Protocol } from '@aws-sdk/core/protocols';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest, parseUrl } from '@smithy/core/protocols';
import { operation as operationSchema } from '@smithy/core/schema';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { NodeHttpHandler, streamCollector } from '@smithy/node-http-handler';
import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  HttpHandlerOptions,
  MetadataBearer,
} from '@smithy/types';
import { labSigningName, labTargetPrefix } from '#lib/lab-client/lab-names.ts';
import { namespace } from '#lib/lab-client/schema-parts.ts';
import { errorTypeRegistries, operationSchemas } from '#lib/lab-client/schemas.ts';
import type { LabOperations } from '#lib/lab-client/types.ts';

/** As the clients of SDK packages take them. */
export interface LabClientConfig {
  endpoint: string;
  region: string;
  credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  requestHandler?: NodeHttpHandler;
}

type Call<Input, Output> = (
  input: Input,
  options?: HttpHandlerOptions,
) => Promise<Output & MetadataBearer>;

/** A method an operation, which fails with a ServiceException. Nothing is retried: a second jump would be one too many. */
export type LabClient = {
  readonly [Name in keyof LabOperations as Uncapitalize<Name>]: Call<
    LabOperations[Name]['input'],
    LabOperations[Name]['output']
  >;
} & {
  /** Closes connections. */
  destroy(): void;
};

const serde = {
  base64Decoder: fromBase64,
  base64Encoder: toBase64,
  utf8Decoder: fromUtf8,
  utf8Encoder: toUtf8,
  streamCollector,
};

/** The client of the simulator's own service. */
export function createLabClient(config: LabClientConfig): LabClient {
  const requestHandler = config.requestHandler ?? new NodeHttpHandler();
  const send = createSend({ ...config, requestHandler });
  const call =
    <Name extends keyof LabOperations>(
      name: Name,
    ): Call<LabOperations[Name]['input'], LabOperations[Name]['output']> =>
    (input, options) =>
      send(name, input, options);
  return {
    createSnapshot: call('CreateSnapshot'),
    deleteFault: call('DeleteFault'),
    deleteSnapshot: call('DeleteSnapshot'),
    describeSnapshot: call('DescribeSnapshot'),
    getClock: call('GetClock'),
    getHeavyKeys: call('GetHeavyKeys'),
    getLifecycle: call('GetLifecycle'),
    getLimits: call('GetLimits'),
    getNextExpiry: call('GetNextExpiry'),
    getSnapshotPart: call('GetSnapshotPart'),
    listFaults: call('ListFaults'),
    listReaders: call('ListReaders'),
    listSnapshots: call('ListSnapshots'),
    putFault: call('PutFault'),
    putLimits: call('PutLimits'),
    putSnapshotPart: call('PutSnapshotPart'),
    reset: call('Reset'),
    restoreSnapshot: call('RestoreSnapshot'),
    setClock: call('SetClock'),
    setLifecycle: call('SetLifecycle'),
    destroy: () => requestHandler.destroy(),
  };
}

function createSend({ endpoint, requestHandler, ...config }: Required<LabClientConfig>) {
  const protocol = new AwsJson1_1Protocol({
    defaultNamespace: namespace,
    errorTypeRegistries,
    serviceTarget: labTargetPrefix,
  });
  const signOf = signerOf(config);
  const context = { ...serde, endpoint: async () => parseUrl(endpoint) };
  protocol.setSerdeContext(serde);
  return async <Name extends keyof LabOperations>(
    name: Name,
    input: LabOperations[Name]['input'],
    options: HttpHandlerOptions = {},
  ): Promise<LabOperations[Name]['output'] & MetadataBearer> => {
    const [, , , traits, inputSchema, outputSchema] = operationSchemas[name];
    const schema = operationSchema(namespace, name, traits, inputSchema, outputSchema);
    const request = await protocol.serializeRequest(schema, input, context);
    request.headers['host'] = new URL(endpoint).host;
    const signed = await (await signOf()).sign(request);
    const { response } = await requestHandler.handle(new HttpRequest(signed), options);
    return protocol.deserializeResponse(schema, context, response);
  };
}

/** SigV4, as the SDK's own clients sign. */
function signerOf({ region, credentials }: Pick<LabClientConfig, 'region' | 'credentials'>) {
  const { signer } = resolveAwsSdkSigV4Config({
    credentials,
    region,
    sha256: Sha256,
    serviceId: labSigningName,
    useFipsEndpoint: async () => false,
    useDualstackEndpoint: async () => false,
  });
  return () =>
    signer({ name: 'sigv4', signingName: labSigningName, signingRegion: region, properties: {} });
}

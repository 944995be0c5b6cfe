/** Who calls, as the authenticate stage made out. Everything a service stores is parted by `accountId` and `region`. */
export interface Caller {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly requestId: string;
  readonly userAgent: string;
}

/** Limits of one member of a request, as AWS's public API model has them. Lengths are in characters, items or bytes. */
export interface Constraint {
  readonly required?: true;
  readonly min?: number;
  readonly max?: number;
  /** Must match the whole value. Kept as AWS prints it in its message. */
  readonly pattern?: string;
  /** In the order in which AWS lists the values in its message. */
  readonly enum?: readonly string[];
  /** Of a list's items. */
  readonly item?: Constraint;
  /** Of a map's keys and values. */
  readonly key?: Constraint;
  readonly value?: Constraint;
  /** Of a structure's members. */
  readonly members?: Constraints;
}

/** Member name to its limits. */
export interface Constraints {
  readonly [member: string]: Constraint;
}

/** The way of a hot operation. */
export interface DirectOperation {
  /** Says of the body of a plain request what `JSON.parse` would, sooner; `undefined` of any other. */
  readonly scan?: (body: Buffer) => object | undefined;
  /**
   * Takes the parsed JSON of a request and answers with the bytes of a JSON reply. `undefined`, at once or later, says
   * "not a plain request", and that nothing was done: the wire then takes the whole way through decode, validate and
   * encode, so that every refusal is worded in one place. Errors are thrown as everywhere.
   */
  run(caller: Caller, request: unknown): Promise<Uint8Array | string | undefined> | undefined;
}

/** What a request speaks of, as far as its members tell. */
export interface RequestTarget {
  readonly streamName: string | undefined;
  readonly consumerName: string | undefined;
  /** Whether it reads, changes or writes to a shard. @param shardId in the form `shardId-000000000000` */
  concernsShard(shardId: string): boolean;
}

/** What faults must know of a service. */
export interface FaultPort {
  /** Operations of which single entries can fail. */
  readonly entryOperations: readonly string[];
  /** The error codes that an entry can have. */
  readonly entryErrors: readonly string[];
  /** @param request parsed, but not checked: it may hold anything */
  readonly targetOf?: (operation: string, caller: Caller, request: unknown) => RequestTarget;
  /** The text that AWS gives an error of such a request; `undefined` where it is not known. */
  readonly messageOf?: (
    errorName: string,
    operation: string,
    caller: Caller,
    input: unknown,
  ) => string | undefined;
  /** Puts a request that a fault made fail where the service counts such requests. */
  readonly report?: (errorName: string, operation: string, caller: Caller, input: unknown) => void;
}

/** Why an entry of a request fails. */
export interface EntryFailure {
  readonly errorName: string;
  /** The service's own text when `undefined`. */
  readonly message: string | undefined;
}

/** What faults do to the entries of one request. */
export interface EntryFaults {
  /** Asked once for each entry, in their order. */
  failureOf(shardId: string): EntryFailure | undefined;
}

/** What the wire needs to know of a service. */
export interface Service {
  /** The folder under `engine/`: `kinesis`. */
  readonly id: string;
  /** The service in a credential scope: `kinesis`, `monitoring`. */
  readonly signingName: string;
  /** What stands before the operation in `X-Amz-Target`, compared by its last dotted part. */
  readonly targetPrefix: string;
  readonly jsonVersion: '1.0' | '1.1';
  /** Whether replies carry `x-amz-id-2`. */
  readonly hasExtendedRequestId: boolean;
  /** The SDK's schema of each operation, by name: `[9, namespace, name, traits, input, output]`. */
  readonly schemas: Readonly<Record<string, unknown>>;
  /** By operation. One that is not listed has no constraints. */
  readonly constraints: Readonly<Record<string, Constraints>>;
  /** Runs a decoded and validated request. Fails with the SDK's own error classes. */
  run(operation: string, caller: Caller, input: unknown, entryFaults?: EntryFaults): unknown;
  readonly direct?: Readonly<Record<string, DirectOperation>>;
  /** A service without it is never faulted. */
  readonly faults?: FaultPort;
  /** Releases timers; state is written through and needs no flush. */
  close?(): Promise<void>;
}

/**
 * A service's whole table: every operation its SDK package has must have its entry.
 * `Sdk` is `typeof import('@aws-sdk/client-…')`.
 */
export type Operations<Sdk, Context> = {
  readonly [Command in keyof Sdk as OperationName<Command>]: Sdk[Command] extends abstract new (
    ...rest: never
  ) => infer Instance
    ? Instance extends CommandOf<infer Input, infer Output>
      ? Operation<Context, Input, Omit<Output, '$metadata'>>
      : never
    : never;
};

type OperationName<Command> = Command extends `${infer Name}Command`
  ? Command extends `$${string}`
    ? never
    : Name
  : never;

interface CommandOf<Input, Output> {
  readonly input: Input;
  resolveMiddleware(...rest: never): (...rest: never) => Promise<{ output: Output }>;
}

export type Operation<Context, Input, Output> = (
  context: Context,
  input: Input,
) => Output | Promise<Output>;

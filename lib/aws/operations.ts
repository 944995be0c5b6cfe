import type * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type * as kinesis from '@aws-sdk/client-kinesis';
import type * as sts from '@aws-sdk/client-sts';
import type { createLabClient } from '#lib/lab-client/lab-client.ts';

interface Packages {
  kinesis: typeof kinesis;
  cloudwatch: typeof cloudwatch;
  sts: typeof sts;
}

type PackageName = keyof Packages;

/** The services that the console speaks to. `lab` is the simulator's own. */
export type ServiceName = PackageName | 'lab';

type NameOfCommand<Command> = Command extends `$${string}`
  ? never
  : Command extends `${infer Name}Command`
    ? Name
    : never;

interface CommandOf<I, O> {
  readonly input: I;
  resolveMiddleware(...rest: never): (...rest: never) => Promise<{ output: O }>;
}

type CommandAt<S extends PackageName, O extends string> = Packages[S][`${O}Command` &
  keyof Packages[S]] extends abstract new (...rest: never) => infer Command
  ? Command
  : never;

/** Operations as AWS writes them: `DescribeStreamSummary`. */
export type OperationName<S extends ServiceName> = S extends PackageName
  ? NameOfCommand<keyof Packages[S]>
  : Capitalize<Extract<keyof LabOperations, string>>;

export type Input<S extends ServiceName, O extends string> = S extends PackageName
  ? CommandAt<S, O> extends CommandOf<infer I, unknown>
    ? I
    : never
  : LabOperation<O> extends (input: infer I) => unknown
    ? I
    : never;

export type Output<S extends ServiceName, O extends string> = S extends PackageName
  ? CommandAt<S, O> extends CommandOf<unknown, infer Out>
    ? Omit<Out, '$metadata'>
    : never
  : LabOperation<O> extends (...rest: never) => Promise<infer Out>
    ? Omit<Out, '$metadata'>
    : never;

type LabClient = ReturnType<typeof createLabClient>;

type LabOperations = {
  [
    Method in keyof LabClient as LabClient[Method] extends (input: never) => Promise<unknown>
      ? Method
      : never
  ]: LabClient[Method];
};

type LabOperation<O extends string> = LabOperations[Uncapitalize<O> & keyof LabOperations];

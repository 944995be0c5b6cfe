import type * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type * as kinesis from '@aws-sdk/client-kinesis';
import type * as sts from '@aws-sdk/client-sts';
import type { LabOperations } from '#lib/lab-client/types.ts';

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
  : keyof LabOperations;

export type Input<S extends ServiceName, O extends string> = S extends PackageName
  ? CommandAt<S, O> extends CommandOf<infer I, unknown>
    ? I
    : never
  : O extends keyof LabOperations
    ? LabOperations[O]['input']
    : never;

export type Output<S extends ServiceName, O extends string> = S extends PackageName
  ? CommandAt<S, O> extends CommandOf<unknown, infer Out>
    ? Omit<Out, '$metadata'>
    : never
  : O extends keyof LabOperations
    ? LabOperations[O]['output']
    : never;

import type { Caller, Constraints, DirectOperation, Service } from '#engine/core/service.ts';

interface StubOptions {
  /** An SDK package's exports. */
  readonly schemas: Readonly<Record<string, unknown>>;
  readonly run?: (operation: string, caller: Caller, input: unknown) => unknown;
  readonly constraints?: Record<string, Constraints>;
  readonly direct?: Record<string, DirectOperation>;
}

/** A service with the shapes of Kinesis, whose operations do what a test says. */
export const stubKinesis = ({
  schemas,
  run = () => ({}),
  constraints = {},
  direct = {},
}: StubOptions): Service => ({
  id: 'kinesis',
  signingName: 'kinesis',
  targetPrefix: 'Kinesis_20131202',
  jsonVersion: '1.1',
  hasExtendedRequestId: true,
  schemas,
  constraints,
  run,
  direct,
});

/** The same with the shapes of CloudWatch. */
export const stubCloudWatch = (options: StubOptions): Service => ({
  ...stubKinesis(options),
  id: 'cloudwatch',
  signingName: 'monitoring',
  targetPrefix: 'GraniteServiceVersion20100801',
  hasExtendedRequestId: false,
});

import * as sdk from '@aws-sdk/client-kinesis';
import type { Caller, Constraints, DirectOperation, Service } from '#engine/core/service.ts';

type Run = (operation: string, caller: Caller, input: unknown) => unknown;

interface StubOptions {
  readonly constraints?: Record<string, Constraints>;
  readonly direct?: Record<string, DirectOperation>;
}

/** A service with the shapes of Kinesis, whose operations do what a test says. */
export const stubKinesis = (
  run: Run,
  { constraints = {}, direct = {} }: StubOptions = {},
): Service => ({
  id: 'kinesis',
  signingName: 'kinesis',
  targetPrefix: 'Kinesis_20131202',
  jsonVersion: '1.1',
  hasExtendedRequestId: true,
  schemas: sdk,
  constraints,
  run,
  direct,
});

import { TypeRegistry } from '@smithy/core/schema';
import type { StaticErrorSchema, StaticOperationSchema } from '@smithy/types';
import {
  LabServiceException,
  ResourceInUseException,
  ResourceNotFoundException,
  ValidationException,
} from '#lib/lab-client/errors.ts';
import { faultSchemas } from '#lib/lab-client/fault-schemas.ts';
import { observationSchemas } from '#lib/lab-client/observation-schemas.ts';
import {
  boolean,
  list,
  namespace,
  number,
  operation,
  structure,
  text,
  timestamp,
} from '#lib/lab-client/schema-parts.ts';
import { snapshotSchemas } from '#lib/lab-client/snapshot-schemas.ts';
import type { LabOperations } from '#lib/lab-client/types.ts';

const syntheticNamespace = `smithy.ts.sdk.synthetic.${namespace}`;

const LabServiceException$: StaticErrorSchema = [
  -3,
  syntheticNamespace,
  'LabServiceException',
  0,
  [],
  [],
];
const clientError = (name: string): StaticErrorSchema => [
  -3,
  namespace,
  name,
  { error: 'client' },
  ['message'],
  [text],
];

const syntheticErrors = new TypeRegistry(syntheticNamespace);
syntheticErrors.registerError(LabServiceException$, LabServiceException);
const errors = new TypeRegistry(namespace);
errors.registerError(clientError('ResourceInUseException'), ResourceInUseException);
errors.registerError(clientError('ResourceNotFoundException'), ResourceNotFoundException);
errors.registerError(clientError('ValidationException'), ValidationException);
export const errorTypeRegistries = [syntheticErrors, errors];

const clock = { Now: timestamp, RealNow: timestamp, Speed: number, Frozen: boolean };
const streamLimits = structure('StreamLimits', { StreamName: text, Enforced: boolean }, 2);
const streams = list('StreamLimitsList', streamLimits);
const limits = { Enforced: boolean, Streams: () => streams };
const lifecycle = { TransitionMs: number };

/** Every operation's schema, by its name. */
export const operationSchemas: Readonly<Record<keyof LabOperations, StaticOperationSchema>> = {
  ...faultSchemas,
  ...observationSchemas,
  ...snapshotSchemas,
  GetClock: operation(
    'GetClock',
    structure('GetClockInput'),
    structure('GetClockOutput', clock, 4),
  ),
  GetLifecycle: operation(
    'GetLifecycle',
    structure('GetLifecycleInput'),
    structure('GetLifecycleOutput', lifecycle, 1),
  ),
  GetLimits: operation(
    'GetLimits',
    structure('GetLimitsInput', { StreamName: text }),
    structure('GetLimitsOutput', limits, 2),
  ),
  GetNextExpiry: operation(
    'GetNextExpiry',
    structure('GetNextExpiryInput'),
    structure('GetNextExpiryOutput', { At: timestamp, StreamName: text, ShardId: text }),
  ),
  PutLimits: operation(
    'PutLimits',
    structure('PutLimitsInput', { Enforced: boolean, StreamName: text }, 1),
    structure('PutLimitsOutput', limits, 2),
  ),
  Reset: operation('Reset', structure('ResetInput'), structure('ResetOutput')),
  SetClock: operation(
    'SetClock',
    structure('SetClockInput', {
      Speed: number,
      Frozen: boolean,
      AdvanceSeconds: number,
      AdvanceTo: timestamp,
    }),
    structure('SetClockOutput', clock, 4),
  ),
  SetLifecycle: operation(
    'SetLifecycle',
    structure('SetLifecycleInput', lifecycle, 1),
    structure('SetLifecycleOutput', lifecycle, 1),
  ),
};

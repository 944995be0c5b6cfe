import { TypeRegistry } from '@smithy/core/schema';
import type {
  StaticErrorSchema,
  StaticListSchema,
  StaticOperationSchema,
  StaticStructureSchema,
} from '@smithy/types';
import { LabServiceException, ValidationException } from '#lib/lab-client/errors.ts';
import type { LabOperations } from '#lib/lab-client/types.ts';

/* The lab's model, in the form in which SDK packages carry theirs. The last number counts the required members. */

export const namespace = 'com.kinetoscope.lab';
const syntheticNamespace = `smithy.ts.sdk.synthetic.${namespace}`;

const text = 0;
const number = 1;
const boolean = 2;
const timestamp = 4;

const LabServiceException$: StaticErrorSchema = [
  -3,
  syntheticNamespace,
  'LabServiceException',
  0,
  [],
  [],
];
const ValidationException$: StaticErrorSchema = [
  -3,
  namespace,
  'ValidationException',
  { error: 'client' },
  ['message'],
  [text],
];

const syntheticErrors = new TypeRegistry(syntheticNamespace);
syntheticErrors.registerError(LabServiceException$, LabServiceException);
const errors = new TypeRegistry(namespace);
errors.registerError(ValidationException$, ValidationException);
export const errorTypeRegistries = [syntheticErrors, errors];

const structure = (
  name: string,
  members: Record<string, StaticStructureSchema[5][number]> = {},
  required = 0,
): StaticStructureSchema => [
  3,
  namespace,
  name,
  0,
  Object.keys(members),
  Object.values(members),
  required,
];

const clock = { Now: timestamp, RealNow: timestamp, Speed: number, Frozen: boolean };
const streamLimits = structure('StreamLimits', { StreamName: text, Enforced: boolean }, 2);
const streams: StaticListSchema = [1, namespace, 'StreamLimitsList', 0, () => streamLimits];
const limits = { Enforced: boolean, Streams: () => streams };
const lifecycle = { TransitionMs: number };

const operation = (
  name: keyof LabOperations,
  input: StaticStructureSchema,
  output: StaticStructureSchema,
): StaticOperationSchema => [9, namespace, name, 0, () => input, () => output];

/** Every operation's schema, by its name. */
export const operationSchemas: Readonly<Record<keyof LabOperations, StaticOperationSchema>> = {
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

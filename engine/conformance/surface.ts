import * as cloudwatchSdk from '@aws-sdk/client-cloudwatch';
import * as kinesisSdk from '@aws-sdk/client-kinesis';
import { NormalizedSchema } from '@smithy/core/schema';
import { constraints as cloudwatchConstraints } from '#engine/cloudwatch/constraints.ts';
import { operations as cloudwatchOperations } from '#engine/cloudwatch/index.ts';
import { offeredOperations } from '#engine/core/not-implemented.ts';
import type { Constraints } from '#engine/core/service.ts';
import { constraints as kinesisConstraints } from '#engine/kinesis/constraints.ts';
import { operations as kinesisOperations } from '#engine/kinesis/index.ts';
import { constraints as labConstraints } from '#engine/lab/constraints.ts';
import { operations as labOperations } from '#engine/lab/index.ts';
import { operationSchemas as labSchemas } from '#lib/lab-client/schemas.ts';

/** One operation as a caller of it sees it. */
export interface Surface {
  readonly service: 'kinesis' | 'cloudwatch' | 'lab';
  readonly name: string;
  /** `Kinesis_20131202.PutRecord` */
  readonly target: string;
  readonly input: NormalizedSchema;
  readonly constraints: Constraints;
  /** Whether a member's numbers may have fractions, which the SDK's schemas do not say. */
  readonly isFractional: (member: string) => boolean;
}

type Ref = Parameters<typeof NormalizedSchema.of>[0];
type OperationSchema = readonly [9, string, string, unknown, Ref, Ref];

const isOperation = (schema: unknown): schema is OperationSchema =>
  Array.isArray(schema) && schema[0] === 9;

interface Source {
  readonly service: Surface['service'];
  readonly prefix: string;
  readonly schemas: object;
  readonly constraints: Readonly<Record<string, Constraints>>;
  /** The service's table. What it does not offer is left out. */
  readonly table: object;
  readonly isFractional: (member: string) => boolean;
}

/** Of PutMetricData. Source: the public API model. */
const doubles = new Set(['Value', 'Values', 'Counts', 'SampleCount', 'Sum', 'Minimum', 'Maximum']);

const sources: readonly Source[] = [
  {
    service: 'kinesis',
    prefix: 'Kinesis_20131202',
    schemas: kinesisSdk,
    constraints: kinesisConstraints,
    table: kinesisOperations,
    isFractional: () => false,
  },
  {
    service: 'cloudwatch',
    prefix: 'GraniteServiceVersion20100801',
    schemas: cloudwatchSdk,
    constraints: cloudwatchConstraints,
    table: cloudwatchOperations,
    isFractional: (member) => doubles.has(member),
  },
  {
    service: 'lab',
    prefix: 'KinetoscopeLab_20261122',
    schemas: labSchemas,
    constraints: labConstraints,
    table: labOperations,
    isFractional: () => true,
  },
];

/** Every operation that the engine offers, of every service. */
export const surfaces: readonly Surface[] = sources.flatMap((source) => {
  const offered = new Set(offeredOperations(source.table));
  return Object.values<unknown>({ ...source.schemas })
    .filter(isOperation)
    .filter(([, , name]) => offered.has(name))
    .map(([, , name, , input]) => ({
      service: source.service,
      name,
      target: `${source.prefix}.${name}`,
      input: NormalizedSchema.of(input),
      constraints: source.constraints[name] ?? {},
      isFractional: source.isFractional,
    }));
});

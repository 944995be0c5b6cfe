import type { StaticListSchema } from '@smithy/types';
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

const operationNames: StaticListSchema = [1, namespace, 'OperationNameList', 0, text];

const terms = {
  Service: text,
  Operations: () => operationNames,
  StreamName: text,
  ShardId: text,
  AccessKeyId: text,
  ConsumerName: text,
  ErrorName: text,
  ErrorMessage: text,
  LatencyMs: number,
  LatencyJitterMs: number,
  FailedShare: number,
  AfterEvents: number,
  Probability: number,
  MostTimes: number,
  EndsAt: timestamp,
  Seed: number,
};

const fault = structure(
  'Fault',
  {
    FaultId: text,
    Kind: text,
    TimesInjected: number,
    CreatedAt: timestamp,
    Ended: boolean,
    ...terms,
  },
  5,
);
const faults = list('FaultList', fault);

/** The schemas of the operations on faults. */
export const faultSchemas = {
  DeleteFault: operation(
    'DeleteFault',
    structure('DeleteFaultInput', { FaultId: text }, 1),
    structure('DeleteFaultOutput'),
  ),
  ListFaults: operation(
    'ListFaults',
    structure('ListFaultsInput'),
    structure('ListFaultsOutput', { Faults: () => faults }, 1),
  ),
  PutFault: operation(
    'PutFault',
    structure('PutFaultInput', { Kind: text, FaultId: text, ...terms }, 1),
    structure('PutFaultOutput', { Fault: () => fault }, 1),
  ),
};

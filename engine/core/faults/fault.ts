import { createRandom, type Random } from '#engine/core/random.ts';
import type { Caller, RequestTarget, Service } from '#engine/core/service.ts';

type FaultKind = 'ERROR' | 'LATENCY' | 'PARTIAL_FAILURE' | 'DROPPED_CONNECTION';

/** What shall go wrong, with which requests, how often and until when. What is `undefined` narrows nothing. */
export interface FaultSettings {
  faultId: string;
  serviceId: string | undefined;
  operations: readonly string[] | undefined;
  streamName: string | undefined;
  /** In the form `shardId-000000000000`. */
  shardId: string | undefined;
  accessKeyId: string | undefined;
  consumerName: string | undefined;
  kind: FaultKind;
  /** Of ERROR, and of the entries of PARTIAL_FAILURE. */
  errorName: string;
  /** The service's own text when `undefined`. */
  errorMessage: string | undefined;
  /** Real time. */
  latencyMs: number;
  /** So much is added to the latency at most. */
  latencyJitterMs: number;
  /** From 0 to 1. */
  failedShare: number;
  /** From 0 to 1. */
  probability: number;
  mostTimes: number | undefined;
  /** Simulated time. */
  endsAtMs: number | undefined;
  /** 32 bits. */
  seed: number;
  /** Breaks a stream of events after so many, in place of the call. */
  afterEvents: number | undefined;
}

/** What is stored of a fault. */
export interface FaultRow extends FaultSettings {
  accountId: string;
  region: string;
  createdAtMs: number;
  /** Of two faults the older has the smaller number. */
  order: number;
  /** Requests that it could have struck: the next one's chance depends on this number alone. */
  timesMatched: number;
  /** Requests that it did strike. */
  timesInjected: number;
}

/** A request, as far as faults tell requests apart. */
export interface FaultyRequest {
  readonly caller: Caller;
  readonly service: Service;
  readonly operation: string;
  /** `undefined` where the service knows of no streams. */
  readonly target: RequestTarget | undefined;
}

/** Whether a fault can strike no more. Time never goes back, so it stays so. */
export const hasEnded = ({ endsAtMs, mostTimes, timesInjected }: FaultRow, nowMs: number) =>
  (endsAtMs !== undefined && nowMs >= endsAtMs) ||
  (mostTimes !== undefined && timesInjected >= mostTimes);

/** Spreads consecutive numbers over 32 bits. */
const goldenRatio = 0x9e3779b1;

/**
 * The chance of one request: that of the n-th depends on the seed and on n, and on nothing that other requests drew. So
 * a fault goes on after a restart as it would have without.
 */
export const chanceOf = (seed: number, n: number): Random =>
  createRandom(createRandom(seed ^ Math.imul(n, goldenRatio)).next() * 2 ** 32);

/** Whether a fault means a request, chance aside. */
export function matches(fault: FaultRow, request: FaultyRequest): boolean {
  const { caller, service, operation, target } = request;
  if (!service.faults) return false;
  if (fault.serviceId !== undefined && fault.serviceId !== service.id) return false;
  if (fault.operations && !fault.operations.includes(operation)) return false;
  if (fault.accessKeyId !== undefined && fault.accessKeyId !== caller.accessKeyId) return false;
  const { streamName, consumerName, shardId } = fault;
  if (streamName !== undefined && streamName !== target?.streamName) return false;
  if (consumerName !== undefined && consumerName !== target?.consumerName) return false;
  return shardId === undefined || target?.concernsShard(shardId) === true;
}

/** Whether a fault makes single entries of a request fail, and not the request. */
export function strikesEntries(
  { kind, shardId, errorName }: FaultRow,
  { service, operation }: FaultyRequest,
): boolean {
  if (!service.faults?.entryOperations.includes(operation)) return false;
  if (kind === 'PARTIAL_FAILURE') return true;
  // Of the entries of one request, only those that go to the shard can feel what is wrong with it.
  const isOfShard = kind === 'ERROR' && shardId !== undefined;
  return isOfShard && service.faults.entryErrors.includes(errorName);
}

/** What goes wrong: an error of AWS's, a late answer, entries of PutRecords that fail, or a connection that ends. */
export type FaultKind = 'ERROR' | 'LATENCY' | 'PARTIAL_FAILURE' | 'DROPPED_CONNECTION';

/** Which requests a fault means, what it does to them, how often and until when. */
interface FaultTerms {
  /** `kinesis` or `cloudwatch`. Left out, any service but the lab. */
  Service?: string | undefined;
  Operations?: string[] | undefined;
  StreamName?: string | undefined;
  /** In the form `shardId-000000000000`. PutRecord counts as going to its record's shard, PutRecords entry by entry. */
  ShardId?: string | undefined;
  AccessKeyId?: string | undefined;
  ConsumerName?: string | undefined;
  Kind: FaultKind | undefined;
  /** What the service may answer with. ERROR needs it; PARTIAL_FAILURE throttles where it is left out. */
  ErrorName?: string | undefined;
  /** AWS's own text, where it is known, when left out. */
  ErrorMessage?: string | undefined;
  /** Real milliseconds, up to 60,000. LATENCY needs it. */
  LatencyMs?: number | undefined;
  /** Up to so many real milliseconds more, each as likely as the others. */
  LatencyJitterMs?: number | undefined;
  /** The chance of each entry to fail, above 0 and up to 1. PARTIAL_FAILURE needs it. */
  FailedShare?: number | undefined;
  /** Lets SubscribeToShard begin, and breaks its stream after so many events. For ERROR and DROPPED_CONNECTION. */
  AfterEvents?: number | undefined;
  /** The chance of each request to be struck, from 0 to 1, which is the default. */
  Probability?: number | undefined;
  /** The fault ends when it has struck so often. */
  MostTimes?: number | undefined;
  /** The simulated time at which the fault ends. */
  EndsAt?: Date | undefined;
  /** 32 bits. The same seed and sequence of requests give the same faults. */
  Seed?: number | undefined;
}

export interface Fault extends FaultTerms {
  FaultId: string | undefined;
  /** Requests that it has struck. */
  TimesInjected: number | undefined;
  CreatedAt: Date | undefined;
  /** Whether it strikes no more, by `MostTimes` or `EndsAt`. */
  Ended: boolean | undefined;
}

/** Sets a fault for the caller's account and region. One of the same id is replaced, and counts from 0. */
export interface PutFaultInput extends FaultTerms {
  /** Made up when left out. */
  FaultId?: string | undefined;
}

export interface PutFaultOutput {
  Fault: Fault | undefined;
}

export interface ListFaultsInput {}

export interface ListFaultsOutput {
  /** Of the caller's account and region, oldest first. Those that have ended stay until they are deleted. */
  Faults: Fault[] | undefined;
}

export interface DeleteFaultInput {
  FaultId: string | undefined;
}

export interface DeleteFaultOutput {}

export interface FaultOperations {
  DeleteFault: { input: DeleteFaultInput; output: DeleteFaultOutput };
  ListFaults: { input: ListFaultsInput; output: ListFaultsOutput };
  PutFault: { input: PutFaultInput; output: PutFaultOutput };
}

'use server';

import {
  distributionCalls,
  encryptionCalls,
  modeCalls,
  monitoringCalls,
  policyCalls,
  recordSizeCalls,
  retentionCalls,
  scaleCalls,
  tagsCalls,
  warmCalls,
} from './calls.ts';
import { changeStream } from './change-stream.ts';
import {
  type DistributionInput,
  distributionSchema,
  type EncryptionInput,
  encryptionSchema,
  type ModeInput,
  modeSchema,
  type MonitoringInput,
  monitoringSchema,
  type PolicyInput,
  policySchema,
  type RecordSizeInput,
  recordSizeSchema,
  type RetentionInput,
  retentionSchema,
  type ScaleInput,
  scaleSchema,
  type TagsInput,
  tagsSchema,
  type WarmInput,
  warmSchema,
} from './schema.ts';
import type { Result } from '#lib/aws/failure.ts';

export async function changeMode(input: ModeInput): Promise<Result<void>> {
  const change = { schema: modeSchema, calls: modeCalls, member: 'streamMode' };
  return changeStream(change, input);
}

export async function scaleStream(input: ScaleInput): Promise<Result<void>> {
  const change = { schema: scaleSchema, calls: scaleCalls, member: 'targetShardCount' };
  return changeStream(change, input);
}

export async function changeRetention(input: RetentionInput): Promise<Result<void>> {
  const change = { schema: retentionSchema, calls: retentionCalls, member: 'retentionPeriodHours' };
  return changeStream(change, input);
}

export async function changeRecordSize(input: RecordSizeInput): Promise<Result<void>> {
  const change = { schema: recordSizeSchema, calls: recordSizeCalls, member: 'maxRecordSizeInKiB' };
  return changeStream(change, input);
}

export async function changeEncryption(input: EncryptionInput): Promise<Result<void>> {
  const change = { schema: encryptionSchema, calls: encryptionCalls, member: 'keyId' };
  return changeStream(change, input);
}

export async function changeMonitoring(input: MonitoringInput): Promise<Result<void>> {
  const change = { schema: monitoringSchema, calls: monitoringCalls, member: 'shardLevelMetrics' };
  return changeStream(change, input);
}

export async function changeTags(input: TagsInput): Promise<Result<void>> {
  return changeStream({ schema: tagsSchema, calls: tagsCalls, member: 'tags' }, input);
}

export async function changePolicy(input: PolicyInput): Promise<Result<void>> {
  return changeStream({ schema: policySchema, calls: policyCalls, member: 'policy' }, input);
}

export async function changeWarmThroughput(input: WarmInput): Promise<Result<void>> {
  const change = { schema: warmSchema, calls: warmCalls, member: 'warmThroughputMiBps' };
  return changeStream(change, input);
}

export async function changeDistribution(input: DistributionInput): Promise<Result<void>> {
  const member = 'recordDistributionStrategy';
  return changeStream({ schema: distributionSchema, calls: distributionCalls, member }, input);
}

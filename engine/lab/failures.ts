import type { Caller } from '#engine/core/service.ts';
import {
  ResourceInUseException,
  ResourceNotFoundException,
  ValidationException,
} from '#lib/lab-client/errors.ts';

const $metadata = {};

export const invalid = (message: string) => new ValidationException({ message, $metadata });

/** One member's complaint, in the grammar of AWS's validation. */
export const invalidMember = (value: string, member: string, constraint: string) =>
  invalid(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );

const notFound = (message: string) => new ResourceNotFoundException({ message, $metadata });

export const faultNotFound = ({ accountId }: Caller, faultId: string) =>
  notFound(`Fault ${faultId} under account ${accountId} not found.`);

export const snapshotNotFound = (name: string) => notFound(`Snapshot ${name} not found.`);

export const inUse = (message: string) => new ResourceInUseException({ message, $metadata });

/** In Kinesis's words, as the one below. */
export const streamNotFound = ({ accountId }: Caller, streamName: string) =>
  notFound(`Stream ${streamName} under account ${accountId} not found.`);

export const shardNotFound = ({ accountId }: Caller, shardId: string, streamName: string) =>
  notFound(`Could not find shard ${shardId} in stream ${streamName} under account ${accountId}.`);

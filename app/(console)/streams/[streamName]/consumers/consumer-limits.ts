import type {
  MinimumThroughputBillingCommitmentOutput,
  StreamDescriptionSummary,
} from '@aws-sdk/client-kinesis';

/** A server of other people's making may leave the mode out: then the stream is taken as provisioned. */
export type ModeOfStream = Pick<StreamDescriptionSummary, 'StreamModeDetails'>;

/** Why a stream may have as many consumers with enhanced fan-out as it may. */
interface ConsumerLimit {
  most: number;
  why: string;
}

/**
 * On-demand streams of accounts with a minimum throughput commitment may have 50, all others 20.
 * https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 * @param commitment absent where the server does not tell the account’s settings
 */
export function consumerLimit(
  stream: ModeOfStream,
  commitment: MinimumThroughputBillingCommitmentOutput | undefined,
): ConsumerLimit {
  if (stream.StreamModeDetails?.StreamMode !== 'ON_DEMAND')
    return { most: 20, why: 'A provisioned stream may have 20.' };
  if (commitment === undefined)
    return {
      most: 20,
      why: 'An on-demand stream may have 20, or 50 where its account has a minimum throughput commitment, which is not told here.',
    };
  const isCommitted = commitment.Status !== 'DISABLED';
  return isCommitted
    ? { most: 50, why: 'On-demand, in an account with a minimum throughput commitment: 50.' }
    : {
        most: 20,
        why: 'On-demand, in an account without a minimum throughput commitment: 20. With one it would be 50.',
      };
}

/** At once in CREATING. */
export const mostConsumersCreating = 5;

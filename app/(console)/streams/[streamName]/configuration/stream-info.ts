import type { Output } from '#lib/aws/operations.ts';

/** What DescribeStreamSummary says. */
export type StreamInfo = NonNullable<
  Output<'kinesis', 'DescribeStreamSummary'>['StreamDescriptionSummary']
>;

/** How each setting's form names its stream. */
export const streamOf = ({ StreamName = '', StreamARN = '' }: StreamInfo) => ({
  streamName: StreamName,
  streamArn: StreamARN,
});

export type StreamMode = 'PROVISIONED' | 'ON_DEMAND';

export const modeOf = ({ StreamModeDetails }: StreamInfo): StreamMode =>
  StreamModeDetails?.StreamMode === 'ON_DEMAND' ? 'ON_DEMAND' : 'PROVISIONED';

export const modeNames: Readonly<Record<StreamMode, string>> = {
  PROVISIONED: 'Provisioned',
  ON_DEMAND: 'On-demand',
};

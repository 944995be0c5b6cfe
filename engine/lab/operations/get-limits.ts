import type { LabContext } from '#engine/lab/context.ts';
import type { GetLimitsInput, GetLimitsOutput } from '#lib/lab-client/types.ts';

export function getLimits(
  { caller, kinesis }: LabContext,
  { StreamName }: GetLimitsInput,
): GetLimitsOutput {
  const { enforced, streams } = kinesis.limits.list(caller);
  const wanted = streams.filter(
    ({ streamName }) => StreamName === undefined || streamName === StreamName,
  );
  return {
    Enforced: StreamName === undefined ? enforced : kinesis.limits.isEnforced(caller, StreamName),
    Streams: wanted.map((stream) => ({
      StreamName: stream.streamName,
      Enforced: stream.enforced,
    })),
  };
}

import { read } from '#lib/aws/read.ts';

/** Which keys make shards busy. Only the simulator knows without reading records. */
export const heavyKeysQuery = (streamName: string, simulated: boolean) =>
  read(
    'lab',
    'GetHeavyKeys',
    { StreamName: streamName, MaxKeys: 3 },
    { enabled: simulated, refetchInterval: 5_000 },
  );

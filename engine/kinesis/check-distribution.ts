import type { StreamMode } from '@aws-sdk/client-kinesis';
import { invalidArgument } from './failures.ts';

/** Only on-demand streams spread records by themselves. [unsure] of the text. */
export function checkDistribution(strategy: string | undefined, mode: StreamMode): void {
  if (strategy === 'AUTO' && mode !== 'ON_DEMAND')
    throw invalidArgument('RecordDistributionStrategy AUTO requires a stream in ON_DEMAND mode.');
}

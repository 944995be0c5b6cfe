import type {
  EnableEnhancedMonitoringInput,
  EnhancedMonitoringOutput,
} from '@aws-sdk/client-kinesis';
import { allMetrics, changeEnhancedMonitoring } from '../change-enhanced-monitoring.ts';
import type { KinesisContext } from '../context.ts';

export const enableEnhancedMonitoring = (
  ctx: KinesisContext,
  input: EnableEnhancedMonitoringInput,
): Promise<EnhancedMonitoringOutput> =>
  changeEnhancedMonitoring(ctx, input, (present, named) =>
    allMetrics.filter((name) => present.includes(name) || named.includes(name)),
  );

import type {
  DisableEnhancedMonitoringInput,
  EnhancedMonitoringOutput,
} from '@aws-sdk/client-kinesis';
import { changeEnhancedMonitoring } from '../change-enhanced-monitoring.ts';
import type { KinesisContext } from '../context.ts';

export const disableEnhancedMonitoring = (
  ctx: KinesisContext,
  input: DisableEnhancedMonitoringInput,
): Promise<EnhancedMonitoringOutput> =>
  changeEnhancedMonitoring(ctx, input, (present, named) =>
    present.filter((name) => !named.includes(name)),
  );

import { DryRunOperationException } from '@aws-sdk/client-kinesis';

/** Ends a request that only wanted to know whether it would go through. [unsure] of the text. */
export function endDryRun({ DryRun }: { DryRun?: boolean | undefined }): void {
  if (DryRun !== true) return;
  throw new DryRunOperationException({
    message: 'Request would have succeeded, but DryRun flag is set.',
    $metadata: {},
  });
}

'use client';

import Box from '@cloudscape-design/components/box';
import { retryPolicyWords } from './retry-policy-words.ts';
import { formatBytes } from '#lib/format/bytes.ts';
import type { GeneratorView } from '#lib/jobs/generator-view.ts';
import { keyShapeInWords } from '#lib/jobs/key-shape.ts';
import { trafficInWords } from '#lib/jobs/traffic-shape.ts';

/** What a generator was told to do, in a few lines. */
export function PlanInWords({ generator }: { generator: GeneratorView }) {
  const { tail, keyShape, traffic: shape, recordsPerSecond, sending, files } = generator;
  const retry = retryPolicyWords.find(({ value }) => value === sending.retry)?.label;
  return (
    <Box>
      {tail ? (
        <>
          <div>
            Files: {tail.filePattern}
            {files.length === 0 && ', none found yet'}
          </div>
          {files.map(({ path, offset }) => (
            <Box key={path} fontSize="body-s" color="text-body-secondary">
              {path}: sent up to {formatBytes(offset)}
            </Box>
          ))}
        </>
      ) : (
        <>
          <div>Traffic: {trafficInWords({ shape, recordsPerSecond })}.</div>
          <div>Keys: {keyShapeInWords(keyShape)}.</div>
        </>
      )}
      <div>
        On refusal: {retry}.{sending.aggregates && ' Aggregated.'}
        {sending.encrypts && ' Encrypted.'}
      </div>
    </Box>
  );
}

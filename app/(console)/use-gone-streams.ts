'use client';

import { useQueries } from '@tanstack/react-query';
import { read } from '#lib/aws/read.ts';

/** AWS answers 20 of these calls a second, for all who ask. */
const mostAsked = 20;
const everyMs = 30_000;

/** Which of the streams are not there any more, as far as was asked. */
export function useGoneStreams(names: readonly string[]): ReadonlySet<string> {
  const asked = [...new Set(names)].slice(0, mostAsked);
  return useQueries({
    queries: asked.map((StreamName) =>
      read(
        'kinesis',
        'DescribeStreamSummary',
        { StreamName },
        { staleTime: everyMs, refetchInterval: everyMs },
      ),
    ),
    combine: (answers) =>
      new Set(
        asked.filter(
          (_, index) => answers[index]?.error?.failure.name === 'ResourceNotFoundException',
        ),
      ),
  });
}

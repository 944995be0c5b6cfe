'use client';

import { useCodePlace } from './use-code-place.ts';
import type { SdkCall } from '#components/code/sdk-call.ts';
import { sheetOfCalls } from '#components/code/sheet-of-calls.ts';
import { ShowAsCode } from '#components/code/show-as-code.tsx';

interface CallCodeProps {
  /** None while the form does not know yet. */
  calls: readonly SdkCall[];
  subject?: string;
  /** What is to be known of them. */
  lead?: string;
}

/** What is about to be called at the connection in use, as code. */
export function CallCode({ calls, subject, lead }: CallCodeProps) {
  const place = useCodePlace();
  return (
    <ShowAsCode
      subject={subject}
      lead={lead}
      write={() => (calls.length === 0 ? undefined : sheetOfCalls(calls, place))}
    />
  );
}

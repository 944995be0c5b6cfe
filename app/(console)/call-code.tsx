'use client';

import { useCodePlace } from './use-code-place.ts';
import { ShowAsCode } from '#components/code/show-as-code.tsx';
import type { PlannedCall } from '#lib/aws/planned-call.ts';

/** What is about to be called at the connection in use, as code. */
export const CallCode = ({ calls }: { calls: readonly PlannedCall[] }) => (
  <ShowAsCode calls={calls} place={useCodePlace()} />
);

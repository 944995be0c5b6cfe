'use client';

import type { CodePlace, SdkCall } from '#components/code/sdk-call.ts';
import { sheetOfCalls } from '#components/code/sheet-of-calls.ts';
import { ShowAsCode } from '#components/code/show-as-code.tsx';

const calls: readonly SdkCall[] = [
  { service: 'sts', operation: 'GetCallerIdentity', input: {} },
  { service: 'kinesis', operation: 'ListStreams', input: { Limit: 1 } },
];

/** How a program finds out whether it reaches the place, with the credentials of its own surroundings. */
export const ProbeCode = ({ region, endpoint }: Pick<CodePlace, 'region' | 'endpoint'>) => (
  <ShowAsCode
    lead="A connection is kept by the console alone. So a program tries its place, with the credentials that it finds by itself; the console tries some reads of CloudWatch and of one stream beside."
    write={() => sheetOfCalls(calls, { region, ...(endpoint !== undefined && { endpoint }) })}
  />
);

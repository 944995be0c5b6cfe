'use client';

import type { CodePlace } from '#components/code/sdk-call.ts';
import { useConnection } from '#components/layout/connection.tsx';

/** The connection that comes with Kinetoscope. Its simulator takes any key. */
const builtInId = 'simulator';

/** The connection in use, as a program is told of it. */
export function useCodePlace(): CodePlace {
  const { id, region, endpoint } = useConnection();
  return { region, ...(endpoint !== undefined && { endpoint }), takesAnyKey: id === builtInId };
}

'use client';

import { useConnection } from '#components/layout/connection.tsx';
import type { CliPlace } from '#components/records/cli-command.ts';

/** The connection that comes with Kinetoscope. Its simulator takes any key. */
const builtInId = 'simulator';

/** The connection in use, as the AWS CLI is told of it. */
export function useCliPlace(): CliPlace {
  const { id, region, endpoint } = useConnection();
  return { region, ...(endpoint !== undefined && { endpoint }), takesAnyKey: id === builtInId };
}

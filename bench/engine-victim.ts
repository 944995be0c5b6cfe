import { freePort } from '#scripts/setup/ports.mjs';
import type { RunningProcess } from '#scripts/stack/running-process.mjs';
import type { Victim } from './kill-under-load.ts';
import { startServer } from './servers.ts';

/** The engine as a program that can be killed and started again on the same data. */
export async function engineVictim(dataDir: string): Promise<Victim> {
  const port = await freePort();
  let process: RunningProcess | undefined;
  return {
    port,
    kill: async () => process?.stop('SIGKILL'),
    start: async () => {
      ({ process } = await startServer('kinetoscope', dataDir, { port }));
    },
  };
}

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import {
  engineFlags,
  modulesDir,
  projectEnvironment,
  projectNode,
} from '#scripts/setup/environment.mjs';
import { freePort } from '#scripts/setup/ports.mjs';
import { answers } from '#scripts/stack/answers.mjs';
import { RunningProcess } from '#scripts/stack/running-process.mjs';

export interface Server {
  name: ServerName;
  port: number;
  process: RunningProcess;
  /** From starting the program until it said that it is ready. */
  readyMs: number;
}

interface StartOptions {
  /** Any free one when left out. */
  port?: number;
  /** More flags of the program's, which win over those that it is started with anyway. */
  flags?: readonly string[];
}

export const serverNames = ['kinetoscope', 'kinesalite', 'kinesis-local', 'null'] as const;
export type ServerName = (typeof serverNames)[number];

interface Launch {
  args: string[];
  env?: Record<string, string>;
  /** What it prints when it is ready; without, it is ready when it answers. */
  ready?: RegExp;
}

const packageFile = (path: string) => join(modulesDir, path);

const launches: Record<ServerName, (port: number, dataDir: string) => Promise<Launch> | Launch> = {
  kinetoscope: (port, dataDir) => ({
    args: [...engineFlags, 'engine/main.ts', '--limits', 'off', '--lifecycle-ms', '0'],
    env: { KINETOSCOPE_PORT: `${port}`, KINETOSCOPE_DATA_DIR: join(dataDir, 'kinetoscope') },
    ready: /engine ready on/,
  }),
  kinesalite: (port) => {
    const quick = ['--createStreamMs', '0', '--deleteStreamMs', '0', '--updateStreamMs', '0'];
    const limits = ['--port', `${port}`, '--shardLimit', '2000'];
    return { args: [packageFile('kinesalite/cli.js'), ...limits, ...quick], ready: /Listening at/ };
  },
  'kinesis-local': async (port) => ({
    args: [packageFile('kinesis-local/main.js')],
    env: {
      KINESIS_MOCK_CERT_PATH: packageFile('kinesis-local/server.json'),
      KINESIS_MOCK_PLAIN_PORT: `${port}`,
      KINESIS_MOCK_TLS_PORT: `${await freePort()}`,
      SHARD_LIMIT: '500',
      CREATE_STREAM_DURATION: '0ms',
      LOG_LEVEL: 'ERROR',
    },
  }),
  null: (port) => ({ args: ['bench/null-server.ts', `${port}`], ready: /ready/ }),
};

export const hasTaskset = spawnSync('taskset', ['--version']).status === 0;

/** Starts a server, on a core of its own where the system can do that. */
export async function startServer(
  name: ServerName,
  dataDir: string,
  options: StartOptions = {},
): Promise<Server> {
  const port = options.port ?? (await freePort());
  const { args, env, ready } = await launches[name](port, dataDir);
  const pinned = hasTaskset ? ['taskset', '-c', '0', projectNode] : [projectNode];
  const [file = projectNode, ...rest] = [...pinned, ...args, ...(options.flags ?? [])];
  const startMs = performance.now();
  const process = new RunningProcess({
    name,
    file,
    args: rest,
    env: { ...projectEnvironment, NODE_ENV: 'production', ...env },
    logFile: join(dataDir, 'logs', `${name}.log`),
  });
  if (ready) await process.printed(ready);
  else await answers(`http://127.0.0.1:${port}/healthcheck`, process.ended);
  return { name, port, process, readyMs: performance.now() - startMs };
}

/** Keeps this program, the client, off the core of the servers. */
export function pinClient(): void {
  if (hasTaskset) spawnSync('taskset', ['-a', '-c', '-p', '1', `${process.pid}`]);
}

import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Two engines on one folder would overwrite each other's records. */
export class DataInUseError extends Error {}

/** Gives the folder free. */
export type Unlock = () => Promise<void>;

/**
 * Takes a data folder for this process alone. The lock is a socket that somebody listens on: it is free again when the
 * process dies, however it does, and no process id has to be believed.
 * @throws DataInUseError when another engine holds it
 */
export async function lockDataDir(dataDir: string): Promise<Unlock> {
  mkdirSync(dataDir, { recursive: true });
  const path = socketPath(realpathSync(dataDir));
  if (await isAnswered(path))
    throw new DataInUseError(
      `Another engine keeps its data in ${dataDir}: stop it, or choose another folder with --data-dir.`,
    );
  rmSync(path, { force: true });
  const server = await listen(path);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Sockets have short names only, wherever the folder lies. */
function socketPath(dataDir: string): string {
  const name = `kinetoscope-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.lock`);
}

const isAnswered = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

const listen = (path: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });

import { createHash } from 'node:crypto';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another engine, perhaps of another port, is at work in the folder. */
export class DataInUseError extends Error {}

/** A name that only one process can listen on, for one folder. On Linux and Windows it goes away with the process. */
function lockAddress(folder: string): string {
  const name = `kinetoscope-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listenOn(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server.unref()));
  });
}

/** Whether a process answers there; a socket file outlives its process where sockets are files. */
function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  });
}

/**
 * Claims a data folder for this engine, until released or until the process ends, however it ends: two engines that
 * write the same files would ruin them.
 * @throws DataInUseError
 */
export async function lockData(dataDir: string): Promise<{ release(): Promise<void> }> {
  await mkdir(dataDir, { recursive: true });
  const address = lockAddress(await realpath(dataDir));
  let server = await listenOn(address);
  if (!server && !(await isAnswered(address))) {
    const isFile = !address.startsWith('\0');
    if (isFile) await rm(address, { force: true });
    server = await listenOn(address);
  }
  if (!server)
    throw new DataInUseError(
      `Another engine uses ${dataDir}: stop it, or choose another folder with --data-dir.`,
    );
  const lock = server;
  return {
    release: () =>
      new Promise((resolve) => {
        lock.close(() => resolve());
      }),
  };
}

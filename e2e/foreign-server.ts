import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';

type Kinesalite = (options: Record<string, number>) => Server;

/** A Kinesis of other people's making: to the console as real as AWS. @returns its endpoint, and how to end it */
export async function startForeignServer(): Promise<{ endpoint: string; close: () => void }> {
  // It has no types; this is its one export. https://www.npmjs.com/package/kinesalite
  const kinesalite = createRequire(import.meta.url)('kinesalite') as Kinesalite;
  const server = kinesalite({ createStreamMs: 0, deleteStreamMs: 0, updateStreamMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, close: () => server.close() };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '#lib/aws/call.ts';
import { clientsOf } from '#lib/aws/clients.ts';
import { type Connection, connectionById } from '#lib/connections.ts';
import { db, simulatorId } from '#lib/db.ts';

/** The console's connection to a simulator, in a database of its own. */
export interface SimulatedConnection {
  connection: Connection;
  /** Ends it, and not the simulator. */
  close(): Promise<void>;
}

/** Connects, and makes a stream. */
export async function simulatedConnection(
  endpoint: string,
  streamName: string,
  shards: number,
): Promise<SimulatedConnection> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-test-'));
  process.env.KINETOSCOPE_DATA_DIR = dataDir;
  process.env.KINETOSCOPE_ENGINE_ENDPOINT = endpoint;
  const connection = await connectionById(simulatorId);
  if (!connection) throw new Error('The Simulator row is missing.');
  await call(connection, 'kinesis', 'CreateStream', { StreamName: streamName, ShardCount: shards });
  return {
    connection,
    async close() {
      for (const client of Object.values(clientsOf(connection))) client?.destroy();
      await db().$disconnect();
      rmSync(dataDir, { recursive: true });
    },
  };
}

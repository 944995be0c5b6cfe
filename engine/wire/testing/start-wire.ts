import { deepEqual, equal } from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from '#engine/core/service.ts';
import { listen } from '#engine/wire/listener.ts';
import type { LogEntry } from '#engine/wire/log.ts';
import { createPipeline } from '#engine/wire/pipeline.ts';
import { post, sendRaw } from '#engine/wire/testing/raw.ts';
import { stubKinesis } from '#engine/wire/testing/stub-service.ts';
import type { Timeouts } from '#engine/wire/timeouts.ts';

/** A front door on a free port, with nothing behind it but the given services. */
export interface Wire {
  readonly port: number;
  readonly endpoint: string;
  readonly tlsEndpoint: string;
  readonly folder: string;
  /** What went to the log so far. */
  readonly entries: LogEntry[];
  close(): Promise<void>;
}

export async function startWire(
  services: Service[],
  timeouts: Partial<Timeouts> = {},
): Promise<Wire> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetoscope-wire-'));
  const entries: LogEntry[] = [];
  const log = (entry: LogEntry) => void entries.push(entry);
  const listener = await listen({
    port: 0,
    host: '127.0.0.1',
    certificateFolder: folder,
    log,
    timeouts,
  });
  const defaults = { accountId: '000000000000', region: 'us-east-1' };
  listener.serve(createPipeline({ services, defaults, log }));
  return {
    port: listener.port,
    endpoint: `http://127.0.0.1:${listener.port}`,
    tlsEndpoint: `https://127.0.0.1:${listener.port}`,
    folder,
    entries,
    async close() {
      await listener.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A front door with a stand-in for Kinesis behind it, which notes what reaches its operations. */
export interface StubWire extends Wire {
  readonly inputs: unknown[];
  /** A server that survived answers the next client, and has nothing to report. */
  expectAlive(): Promise<void>;
}

export async function startStub(
  schemas: Readonly<Record<string, unknown>>,
  timeouts: Partial<Timeouts> = {},
): Promise<StubWire> {
  const inputs: unknown[] = [];
  const run = (_: string, __: unknown, input: unknown) => {
    inputs.push(input);
    return {};
  };
  const wire = await startWire([stubKinesis({ schemas, run })], timeouts);
  return {
    ...wire,
    inputs,
    async expectAlive() {
      const reply = await sendRaw(wire.port, post('Kinesis_20131202.PutRecord', '{}'));
      equal(reply?.status, 200);
      deepEqual(wire.entries, []);
    },
  };
}

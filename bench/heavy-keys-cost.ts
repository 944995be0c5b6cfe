import { fork } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createSimulator, type Simulator } from '#engine/simulator.ts';
import { HttpConnection } from './http-connection.ts';
import { callKinesis, kinesisRequest } from './kinesis-request.ts';
import { formatTable } from './table.ts';

/**
 * What counting partition keys costs PutRecords: engines in this process take the same calls in turns, and the processor
 * time of a turn is divided by its records. Of three engines one counts; the other two are compared with each other as
 * well, which says how far the measurement can be believed. The client is a process of its own.
 */
const streamName = 'bench';
const shardCount = 200;
const batchSize = 500;
const recordBytes = 100;
const requestVariants = 32;
const connections = 8;
const callsPerTurn = 16;
const rounds = Number(process.env['KINETOSCOPE_BENCH_ROUNDS'] ?? 300);
const warmUpRounds = 30;
/** Of the ratios, as many of the smallest and of the largest are left out. */
const trimmedShare = 0.2;

const keyShapes = {
  uniform: () => `user-${randomBytes(4).readUInt32BE()}`,
  /** Half of the records carry ten keys, the other half ten thousand. */
  skewed: () => (randomInt(2) === 0 ? `user-${randomInt(10)}` : `user-${randomInt(10_000)}`),
};
type KeyShape = keyof typeof keyShapes;

interface Turn {
  port: number;
  keys: KeyShape;
}

const prepare = (keys: KeyShape): Buffer[] =>
  Array.from({ length: requestVariants }, () =>
    kinesisRequest('PutRecords', {
      StreamName: streamName,
      Records: Array.from({ length: batchSize }, () => ({
        Data: randomBytes(recordBytes).toString('base64'),
        PartitionKey: keyShapes[keys](),
      })),
    }),
  );

async function runClient(): Promise<void> {
  const requests = { uniform: prepare('uniform'), skewed: prepare('skewed') };
  const open = new Map<number, HttpConnection[]>();
  process.on('message', (message) => void take(message as Turn));
  const take = async ({ port, keys }: Turn) => {
    if (!open.has(port))
      open.set(
        port,
        await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(port))),
      );
    let sent = 0;
    const drive = async (connection: HttpConnection) => {
      while (sent < callsPerTurn) {
        const request = requests[keys][sent++ % requestVariants];
        const status = request && (await connection.send(request)).status;
        if (status !== 200) throw new Error(`A call was answered with ${status}.`);
      }
    };
    await Promise.all((open.get(port) ?? []).map(drive));
    process.send?.('done');
  };
  process.send?.('ready');
  await once(process, 'disconnect');
  process.exit();
}

async function startEngine(countsKeys: boolean): Promise<Simulator> {
  const simulator = await createSimulator({ limits: false, lifecycleMs: 0, countsKeys });
  const connection = await HttpConnection.open(simulator.port);
  await callKinesis(connection, 'CreateStream', {
    StreamName: streamName,
    ShardCount: shardCount,
  });
  connection.close();
  return simulator;
}

/** Geometric, so that a ratio and its inverse weigh the same. */
function trimmedMean(values: readonly number[]): number {
  const trimmed = Math.floor(values.length * trimmedShare);
  const kept = values.toSorted((a, b) => a - b).slice(trimmed, values.length - trimmed);
  return Math.exp(kept.reduce((sum, value) => sum + Math.log(value), 0) / kept.length);
}

/** Microseconds of processor time a record, in each round of each engine. Each goes first as often as the others. */
async function runRounds(
  engines: readonly Simulator[],
  turn: (engine: Simulator) => Promise<number>,
): Promise<number[][]> {
  const all: number[][] = [];
  for (let round = -warmUpRounds; round < rounds; round++) {
    const costs: number[] = [];
    for (let place = 0; place < engines.length; place++) {
      const index = (place + round + warmUpRounds) % engines.length;
      const engine = engines[index];
      if (engine) costs[index] = await turn(engine);
    }
    if (round >= 0) all.push(costs);
  }
  return all;
}

async function measure(): Promise<void> {
  const engines = [await startEngine(true), await startEngine(false), await startEngine(false)];
  const client = fork(import.meta.filename, ['client']);
  await once(client, 'message');
  const turn = async ({ port }: Simulator, keys: KeyShape): Promise<number> => {
    const before = process.cpuUsage();
    client.send({ port, keys } satisfies Turn);
    await once(client, 'message');
    const { user, system } = process.cpuUsage(before);
    return (user + system) / (callsPerTurn * batchSize);
  };
  const rows: string[][] = [];
  for (const keys of ['uniform', 'skewed'] as const) {
    const costs = await runRounds(engines, (engine) => turn(engine, keys));
    const of = (ratio: (counting: number, plain: number, control: number) => number) =>
      trimmedMean(costs.map(([a = 0, b = 0, c = 0]) => ratio(a, b, c))).toFixed(3);
    rows.push([
      keys,
      of((_, plain) => plain),
      of((counting, plain, control) => counting / Math.sqrt(plain * control)),
      of((_, plain, control) => control / plain),
    ]);
  }
  console.log(formatTable(['keys', 'µs/record', 'counting ÷ not', 'not ÷ not'], rows));
  client.disconnect();
  for (const engine of engines) await engine.close();
}

await (process.argv[2] === 'client' ? runClient() : measure());

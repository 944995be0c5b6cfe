import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describeError, type Log } from '#engine/wire/log.ts';
import type { Pipeline } from '#engine/wire/pipeline.ts';
import { createServers, type Servers } from '#engine/wire/servers.ts';
import { defaultTimeouts, type Timeouts } from '#engine/wire/timeouts.ts';

export interface ListenOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Where the TLS certificate is kept. */
  readonly certificateFolder: string;
  readonly log: Log;
  readonly timeouts?: Partial<Timeouts>;
}

/** The engine's one port. */
export interface Listener {
  readonly port: number;
  /** Begins to answer. Clients that came before are answered then. */
  serve(pipeline: Pipeline): void;
  /** Stops taking connections, lets requests under way end, and cuts what is left when their time is over. */
  close(): Promise<void>;
}

const tlsHandshake = 0x16;
const http2Preface = Buffer.from('PRI ');

type Speech = 'tls' | 'http2' | 'http1' | 'undecided';

/** What a connection speaks, by its first bytes: a TLS handshake record, the HTTP/2 preface, or HTTP/1.1. */
function speechOf(bytes: Buffer): Speech {
  if (bytes[0] === tlsHandshake) return 'tls';
  const shared = Math.min(bytes.length, http2Preface.length);
  if (bytes.compare(http2Preface, 0, shared, 0, shared) !== 0) return 'http1';
  return shared < http2Preface.length ? 'undecided' : 'http2';
}

/** Calls back once a connection has said enough, with its bytes put back for whoever speaks with it. */
function greet(socket: Socket, greetingMs: number, onSpeech: (speech: Speech) => void): void {
  const timer = setTimeout(() => socket.destroy(), greetingMs);
  const stop = () => {
    clearTimeout(timer);
    socket.off('readable', look);
    socket.off('close', stop);
    socket.off('end', hangUp);
  };
  const hangUp = () => socket.destroy();
  let earlier: Buffer | undefined;
  const look = () => {
    const bytes: Buffer | null = socket.read();
    if (bytes === null) return;
    const all = earlier ? Buffer.concat([earlier, bytes]) : bytes;
    const speech = speechOf(all);
    earlier = all;
    if (speech === 'undecided') return;
    stop();
    socket.unshift(all);
    onSpeech(speech);
  };
  socket.on('readable', look);
  socket.on('close', stop);
  socket.on('end', hangUp);
}

async function handOver(servers: Servers, socket: Socket, speech: Speech): Promise<void> {
  // HTTP/1.1 clients may end their side and wait for the answer; in the others' terms that is good-bye.
  socket.allowHalfOpen = speech === 'http1';
  if (speech === 'tls') (await servers.secure()).emit('connection', socket);
  else if (speech === 'http2') servers.http2.emit('connection', socket);
  else servers.http1.emit('connection', socket);
}

/** Takes the port. Until `serve` is called, connections wait. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const { log } = options;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const sockets = new Set<Socket>();
  const waiting: Socket[] = [];
  let servers: Servers | undefined;
  let isClosing = false;

  const welcome = (socket: Socket, speakers: Servers) =>
    greet(socket, timeouts.greetingMs, (speech) => {
      handOver(speakers, socket, speech).catch((error: unknown) => {
        log({ level: 'error', event: 'bug', ...describeError(error) });
        socket.destroy();
      });
    });

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (servers) welcome(socket, servers);
    else waiting.push(socket);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A connection that cannot be accepted (no file descriptors left) must not end the engine.
  server.on('error', (error) =>
    log({ level: 'error', event: 'listener', ...describeError(error) }),
  );

  return {
    port: (server.address() as AddressInfo).port,
    serve(pipeline) {
      const speakers = createServers({
        pipeline,
        timeouts,
        log,
        isClosing: () => isClosing,
        certificateFolder: options.certificateFolder,
      });
      servers = speakers;
      for (const socket of waiting.splice(0)) welcome(socket, speakers);
    },
    async close() {
      isClosing = true;
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      servers?.endIdle();
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, timeouts.closeMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

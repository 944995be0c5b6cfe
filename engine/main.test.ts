import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinetoscope-main-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Runs the engine with its data in the test's folder. */
function run(flags: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['engine/main.ts', ...flags], {
    env: { ...process.env, KINETOSCOPE_DATA_DIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (output.out += String(chunk)));
  child.stderr.on('data', (chunk) => (output.err += String(chunk)));
  const ended = once(child, 'close').then(([code]) => ({ code: code as unknown, ...output }));
  const firstLine = once(createInterface(child.stdout), 'line').then(([line]) => String(line));
  return { child, ended, firstLine };
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

describe('the engine as a program', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says when it is ready and stops at once on %s',
    async (signal) => {
      const port = await freePort();
      const { child, ended, firstLine } = run(['--port', String(port)]);
      expect(await firstLine).toBe(`kinetoscope engine ready on http://127.0.0.1:${port}`);
      expect(await readdir(folder)).toEqual(['engine']);
      expect((await fetch(`http://127.0.0.1:${port}`)).status).toBe(403);
      const startMs = performance.now();
      child.kill(signal);
      const { code, out, err } = await ended;
      expect(performance.now() - startMs).toBeLessThan(2000);
      expect([code, err]).toEqual([0, '']);
      const log = out
        .trim()
        .split('\n')
        .slice(1)
        .map((line): unknown => JSON.parse(line));
      expect(log).toMatchObject([{ event: 'started' }, { event: 'stopped', signal }]);
    },
  );

  it('may be told by the environment, and a flag wins', async () => {
    const port = await freePort();
    const { firstLine } = run(['--port', String(port)], {
      KINETOSCOPE_PORT: 'nonsense',
      KINETOSCOPE_HOST: 'localhost',
    });
    expect(await firstLine).toBe(`kinetoscope engine ready on http://localhost:${port}`);
    expect((await run([], { KINETOSCOPE_CLOCK: 'slow' }).ended).err).toBe(
      '--clock must be real or manual, not slow.\n',
    );
  });

  it('tells what there is', async () => {
    const { code, out, err } = await run(['--help']).ended;
    expect([code, err]).toEqual([0, '']);
    for (const flag of [
      'port',
      'host',
      'data-dir',
      'account-id',
      'region',
      'clock',
      'lifecycle-ms',
      'limits',
    ])
      expect(out).toContain(`--${flag} `);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    [['--prot', '1'], "Unknown option '--prot'. Run with --help for what there is.\n"],
    [['--port'], "Option '--port <value>' argument missing. Run with --help for what there is.\n"],
    [['4567'], 'Run with --help'],
    [['--port', '70000'], '--port must be a whole number from 0 to 65535, not 70000.\n'],
    [['--port', '-1'], 'Run with --help'],
    [['--port', '1e3'], '--port must be a whole number from 0 to 65535, not 1e3.\n'],
    [['--account-id', '12'], '--account-id must be 12 digits, not 12.\n'],
    [['--region', 'here'], '--region must be a region such as us-east-1, not here.\n'],
    [['--limits', 'yes'], '--limits must be on or off, not yes.\n'],
    [
      ['--lifecycle-ms', 'soon'],
      '--lifecycle-ms must be a whole number from 0 to 86400000, not soon.\n',
    ],
    [['--host', '0.0.0.0'], 'leave --host out or use 127.0.0.1 instead of 0.0.0.0.\n'],
  ])('refuses %j in one sentence', async (flags, words) => {
    const { code, out, err } = await run(flags).ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('says in one sentence that its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, err } = await run(['--port', String(port)]).ended;
    server.close();
    expect(code).toBe(1);
    expect(err).toBe(`Port ${port} is taken: stop what uses it, or choose another with --port.\n`);
    expect(await readdir(folder)).toEqual([]);
  });

  it('says in one sentence that its data is taken, and not once who took it is killed', async () => {
    const first = run(['--port', String(await freePort())]);
    await first.firstLine;
    const second = ['--port', String(await freePort())];
    const { code, err } = await run(second).ended;
    expect(code).toBe(1);
    expect(err).toMatch(
      /^Another engine uses .+: stop it, or choose another folder with --data-dir\.\n$/,
    );
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await run(second).firstLine).toContain('ready');
  });
});

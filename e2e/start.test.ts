import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { projectNode } from '#scripts/setup/environment.mjs';
import { freePort } from '#scripts/setup/ports.mjs';
import { RunningProcess } from '#scripts/stack/running-process.mjs';

// The first of a fresh clone builds the console.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let dataDir = '';
let ports = { engine: 0, console: 0 };
const started: RunningProcess[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kinetoscope-start-'));
  ports = { engine: await freePort(), console: await freePort() };
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((running) => running.stop('SIGTERM')));
  rmSync(dataDir, { recursive: true, force: true });
});

function npmStart(): RunningProcess {
  const running = new RunningProcess({
    name: 'start',
    file: projectNode,
    args: ['scripts/start.mjs'],
    env: {
      ...process.env,
      KINETOSCOPE_DATA_DIR: dataDir,
      KINETOSCOPE_PORT: `${ports.engine}`,
      KINETOSCOPE_CONSOLE_PORT: `${ports.console}`,
    },
    logFile: join(dataDir, 'start.log'),
  });
  started.push(running);
  return running;
}

/** The child of a process whose command line holds a text. */
function childWith(text: string, pid: number | undefined): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  const child = children.find((id) => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(text));
  return Number(child);
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}`, { redirect: 'manual' }).then(
    () => true,
    () => false,
  );

describe('npm start', () => {
  it('brings everything up, leads to the demo, and takes everything down on SIGTERM', async () => {
    const running = npmStart();
    await running.printed(
      new RegExp(`ready: http://127\\.0\\.0\\.1:${ports.console}\n.*Start the demo`),
    );
    expect(await answers(ports.engine)).toBe(true);
    expect(await answers(ports.console)).toBe(true);
    await running.stop('SIGTERM');
    expect(await running.ended).toBe('ended with exit code 0');
    expect(await answers(ports.engine)).toBe(false);
    expect(await answers(ports.console)).toBe(false);
  });

  it('goes down with the part that dies, and says which it was', async (context) => {
    if (!existsSync('/proc/self')) context.skip('this system does not tell a program’s children');
    const running = npmStart();
    await running.printed(/is ready: /);
    process.kill(childWith('engine/main.ts', running.pid), 'SIGKILL');
    expect(await running.ended).toBe('ended with exit code 1');
    expect(running.lastWords()).toContain('The program “engine” was ended by SIGKILL');
    expect(await answers(ports.console)).toBe(false);
  });

  it('says in one sentence what to do about a taken port', async () => {
    const other = createServer().listen(ports.console, '127.0.0.1');
    try {
      const running = npmStart();
      expect(await running.ended).toBe('ended with exit code 1');
      expect(running.lastWords()).toMatch(
        new RegExp(`Port ${ports.console}, .* is taken: .*KINETOSCOPE_CONSOLE_PORT=\\d+ npm start`),
      );
    } finally {
      other.close();
    }
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { DataInUseError, lockDataDir } from './data-lock.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kinetoscope-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a folder is one engine’s until it gives it free', async () => {
  const folder = temporaryFolder();
  const unlock = await lockDataDir(folder);
  await expect(lockDataDir(folder)).rejects.toThrow(DataInUseError);
  const unlockOther = await lockDataDir(temporaryFolder());
  await unlockOther();
  await unlock();
  await (
    await lockDataDir(folder)
  )();
});

test('a folder whose engine was killed is free', async () => {
  const folder = temporaryFolder();
  const script = `
    import { lockDataDir } from '#engine/core/data-lock.ts';
    await lockDataDir(${JSON.stringify(folder)});
    console.log('locked');
    setInterval(() => undefined, 1000);
  `;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(holder.stdout, 'data');
  await expect(lockDataDir(folder)).rejects.toThrow(DataInUseError);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await (
    await lockDataDir(folder)
  )();
});

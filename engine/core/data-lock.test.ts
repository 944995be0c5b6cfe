import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataInUseError, lockData } from './data-lock.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinetoscope-lock-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('lockData', () => {
  it('lets one in at a time', async () => {
    const data = join(folder, 'engine');
    const lock = await lockData(data);
    await expect(lockData(data)).rejects.toThrow(DataInUseError);
    await lock.release();
    const next = await lockData(data);
    await next.release();
  });

  it('knows a folder by whatever name', async () => {
    const lock = await lockData(folder);
    await symlink(folder, join(folder, 'alias'));
    await expect(lockData(join(folder, 'alias'))).rejects.toThrow(DataInUseError);
    await lock.release();
  });

  it('keeps folders apart', async () => {
    const locks = [await lockData(join(folder, 'a')), await lockData(join(folder, 'b'))];
    await Promise.all(locks.map((lock) => lock.release()));
  });
});

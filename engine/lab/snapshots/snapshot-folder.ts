import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Whose snapshots. */
export interface Scope {
  readonly accountId: string;
  readonly region: string;
}

/** Begins with a letter or digit, so that no name leads to another folder, or to a file that is not whole. */
export const namePattern = '[a-zA-Z0-9][a-zA-Z0-9_.-]*';
export const longestName = 64;

const wholeName = new RegExp(`^(${namePattern})\\.kinetoscope$`);
const scopePattern = /^\d{12}-[a-z0-9-]{1,32}$/;
const partialPrefix = '.';

/** Where snapshots lie: a folder an account-region, a file each, and while it is being written a hidden one. */
export class SnapshotFolder {
  readonly #root: string;

  constructor(dataDir: string) {
    this.#root = join(dataDir, 'snapshots');
  }

  /** Makes the scope's folder. */
  prepare(scope: Scope): void {
    mkdirSync(this.#folder(scope), { recursive: true });
  }

  path(scope: Scope, name: string): string {
    return join(this.#folder(scope), `${name}.kinetoscope`);
  }

  /** What becomes the snapshot once it is whole. */
  partialPath(scope: Scope, name: string): string {
    return join(this.#folder(scope), `${partialPrefix}${name}.partial`);
  }

  names(scope: Scope): string[] {
    const folder = this.#folder(scope);
    if (!existsSync(folder)) return [];
    return readdirSync(folder).flatMap((file) => wholeName.exec(file)?.[1] ?? []);
  }

  /** Deletes what an earlier process did not bring to its end. */
  removePartials(): void {
    if (!existsSync(this.#root)) return;
    for (const folder of readdirSync(this.#root).filter((each) => scopePattern.test(each)))
      for (const file of readdirSync(join(this.#root, folder)))
        if (file.startsWith(partialPrefix)) rmSync(join(this.#root, folder, file));
  }

  #folder({ accountId, region }: Scope): string {
    const folder = `${accountId}-${region}`;
    if (!scopePattern.test(folder)) throw new Error(`${folder} is no account and region.`);
    return join(this.#root, folder);
  }
}

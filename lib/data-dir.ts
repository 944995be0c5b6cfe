import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder of everything that outlives a process. It is no part of the build, which the comment tells Turbopack. */
export const dataDir = (): string =>
  resolve(/* turbopackIgnore: true */ process.env.KINETOSCOPE_DATA_DIR ?? '.kinetoscope');

export const databaseUrl = (): string =>
  pathToFileURL(join(/* turbopackIgnore: true */ dataDir(), 'console.db')).href;

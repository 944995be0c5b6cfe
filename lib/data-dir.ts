import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder of everything that outlives a process. */
export const dataDir = (): string => resolve(process.env.KINETOSCOPE_DATA_DIR ?? '.kinetoscope');

export const databasePath = (): string => join(dataDir(), 'console.db');

export const databaseUrl = (): string => pathToFileURL(databasePath()).href;

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metadata } from 'next';
import { SettingsView } from './settings-view.tsx';
import { dataDir } from '#lib/data-dir.ts';
import { currentConnection } from '#lib/connections.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const { endpoint } = await currentConnection();
  return (
    <SettingsView
      about={{
        version: await ownVersion(),
        node: process.version,
        dataDir: dataDir(),
        ...(endpoint !== undefined && { endpoint }),
      }}
    />
  );
}

async function ownVersion(): Promise<string> {
  const text = await readFile(join(process.cwd(), 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return version;
}

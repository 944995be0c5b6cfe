/* oxlint-disable import/no-unassigned-import -- style sheets export nothing */
import '@cloudscape-design/global-styles/index.css';
import './console.css';
/* oxlint-enable import/no-unassigned-import */
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { PreferencesProvider, type Theme, type TimeZone } from '#components/layout/preferences.tsx';

export const metadata: Metadata = {
  title: { default: 'Kinetoscope', template: '%s · Kinetoscope' },
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
  description: 'Streams, simulated or real: their shards, their load and their records.',
};

export const viewport: Viewport = { colorScheme: 'light dark' };

/** Marks the body before anything is painted; only the browser knows what the system prefers. */
const followSystem = `document.body.classList.toggle('awsui-dark-mode',matchMedia('(prefers-color-scheme: dark)').matches)`;

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = themeOf(jar.get('kinetoscope-theme')?.value);
  const timeZone = timeZoneOf(jar.get('kinetoscope-time-zone')?.value);
  const singleKeys = jar.get('kinetoscope-single-keys')?.value !== 'off';
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en">
      <body className={theme === 'dark' ? 'awsui-dark-mode' : ''} suppressHydrationWarning>
        {theme === 'system' && (
          <script
            nonce={nonce}
            suppressHydrationWarning
            dangerouslySetInnerHTML={{ __html: followSystem }}
          />
        )}
        <PreferencesProvider {...{ theme, timeZone, singleKeys }}>{children}</PreferencesProvider>
      </body>
    </html>
  );
}

const themeOf = (value: string | undefined): Theme =>
  value === 'light' || value === 'dark' ? value : 'system';

const timeZoneOf = (value: string | undefined): TimeZone => (value === 'local' ? 'local' : 'utc');

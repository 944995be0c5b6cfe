'use client';

import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { CommandCenter } from './command-center.tsx';
import { ConnectionStrip } from './connection-strip.tsx';
import { Navigation } from './navigation.tsx';
import { OpenedProvider } from './opened.tsx';
import { PageLinks } from './page-links.tsx';
import { ConsoleQueries } from './console-queries.tsx';
import { TopBar } from './top-bar.tsx';
import { ConnectionProvider, type ConnectionInUse } from '#components/layout/connection.tsx';
import { useMobileModeOnceAlive } from '#components/layout/mobile-mode.ts';
import { Notifications, NotificationsProvider } from '#components/layout/notifications.tsx';
import { SplitPanelHost, SplitPanelProvider } from '#components/layout/split-panel.tsx';
import { useIsAlive } from '#components/layout/use-is-alive.ts';
import type { ConnectionView } from '#lib/connection-view.ts';

interface ShellProps {
  connection: ConnectionInUse;
  connections: ConnectionView[];
  children: ReactNode;
}

/** What stands round every page. */
export function Shell({ connection, connections, children }: ShellProps) {
  const isAlive = useIsAlive();
  useMobileModeOnceAlive();
  return (
    <NuqsAdapter>
      <ConsoleQueries>
        <ConnectionProvider connection={connection}>
          <NotificationsProvider>
            <OpenedProvider>
              <SplitPanelProvider>
                {/* What does not react yet does not look as if it did. */}
                <div data-connection={connection.id} inert={!isAlive}>
                  <a className="skip-link" href="#main">
                    Skip to the content
                  </a>
                  {!connection.simulated && <div className="real-frame" />}
                  <PageLinks>
                    <div id="top">
                      <TopBar connections={connections} />
                      <ConnectionStrip />
                    </div>
                    <Frame>{children}</Frame>
                    <CommandCenter connections={connections} />
                  </PageLinks>
                </div>
              </SplitPanelProvider>
            </OpenedProvider>
          </NotificationsProvider>
        </ConnectionProvider>
      </ConsoleQueries>
    </NuqsAdapter>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <SplitPanelHost>
      {(splitPanel) => (
        <AppLayoutToolbar
          {...splitPanel}
          headerSelector="#top"
          navigation={<Navigation />}
          navigationWidth={220}
          toolsHide
          breadcrumbs={<Breadcrumbs />}
          notifications={<Notifications />}
          content={
            <div id="main" tabIndex={-1}>
              {children}
            </div>
          }
          ariaLabels={{
            navigation: 'Pages',
            navigationToggle: 'Show the pages',
            navigationClose: 'Hide the pages',
            notifications: 'Notifications',
          }}
        />
      )}
    </SplitPanelHost>
  );
}

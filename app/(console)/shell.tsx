'use client';

import AppLayout from '@cloudscape-design/components/app-layout';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useState, type ReactNode } from 'react';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { ConnectionStrip } from './connection-strip.tsx';
import { Navigation } from './navigation.tsx';
import { PageLinks } from './page-links.tsx';
import { ConsoleQueries } from './console-queries.tsx';
import { TopBar } from './top-bar.tsx';
import { ConnectionProvider, type ConnectionInUse } from '#components/layout/connection.tsx';
import { Notifications, NotificationsProvider } from '#components/layout/notifications.tsx';
import { SplitPanelHost, SplitPanelProvider } from '#components/layout/split-panel.tsx';
import type { ConnectionView } from '#lib/connection-view.ts';

interface ShellProps {
  connection: ConnectionInUse;
  connections: ConnectionView[];
  children: ReactNode;
}

/** What stands round every page. */
export function Shell({ connection, connections, children }: ShellProps) {
  return (
    <NuqsAdapter>
      <ConsoleQueries>
        <ConnectionProvider connection={connection}>
          <NotificationsProvider>
            <SplitPanelProvider>
              <div data-connection={connection.id}>
                <a className="skip-link" href="#main">
                  Skip to the content
                </a>
                {!connection.simulated && <div className="real-frame" />}
                <PageLinks>
                  <header id="top">
                    <TopBar connections={connections} />
                    <ConnectionStrip />
                  </header>
                  <Frame>{children}</Frame>
                </PageLinks>
              </div>
            </SplitPanelProvider>
          </NotificationsProvider>
        </ConnectionProvider>
      </ConsoleQueries>
    </NuqsAdapter>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const [isNavigationOpen, setIsNavigationOpen] = useState(true);
  return (
    <SplitPanelHost>
      {(splitPanel) => (
        <AppLayout
          {...splitPanel}
          headerSelector="#top"
          navigation={<Navigation />}
          navigationOpen={isNavigationOpen}
          navigationWidth={220}
          onNavigationChange={({ detail }) => setIsNavigationOpen(detail.open)}
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

'use client';

import Tabs from '@cloudscape-design/components/tabs';
import { useRouter, useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';

const tabs = [
  { id: 'monitoring', label: 'Monitoring' },
  { id: 'shards', label: 'Shards' },
  { id: 'records', label: 'Records' },
  { id: 'replay', label: 'Replay' },
  { id: 'producers', label: 'Producers' },
  { id: 'consumers', label: 'Consumers' },
  { id: 'configuration', label: 'Configuration' },
];

/** Where the tabs do not fit side by side. */
const scrollNames = {
  scrollLeftAriaLabel: 'Earlier tabs',
  scrollRightAriaLabel: 'Later tabs',
};

interface StreamTabsProps {
  streamName: string;
  children: ReactNode;
}

/** A stream's pages. Each tab is a link, so that it can be opened beside and passed on. */
export function StreamTabs({ streamName, children }: StreamTabsProps) {
  const router = useRouter();
  const active = useSelectedLayoutSegment() ?? 'monitoring';
  return (
    <Tabs
      activeTabId={active}
      ariaLabel={`Pages of ${streamName}`}
      i18nStrings={scrollNames}
      onChange={({ detail }) => {
        if (detail.activeTabHref !== undefined) router.push(detail.activeTabHref);
      }}
      tabs={tabs.map((tab) => ({
        ...tab,
        href: `/streams/${streamName}/${tab.id}`,
        content: tab.id === active ? children : null,
      }))}
    />
  );
}

'use client';

import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';

interface Notification {
  type: 'success' | 'info' | 'warning' | 'error';
  header?: ReactNode;
  content: ReactNode;
  /** A later notification with the same id replaces this one. */
  id?: string;
}

interface NotificationsValue {
  items: readonly FlashbarProps.MessageDefinition[];
  notify: (notification: Notification) => void;
}

const NotificationsContext = createContext<NotificationsValue | undefined>(undefined);

/** Says what became of something a person did, above the page, until dismissed. */
export const useNotify = (): NotificationsValue['notify'] => useNotifications().notify;

function useNotifications(): NotificationsValue {
  const value = use(NotificationsContext);
  if (!value) throw new Error('useNotify is used outside of NotificationsProvider.');
  return value;
}

export function NotificationsProvider({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<readonly FlashbarProps.MessageDefinition[]>([]);
  const value = useMemo<NotificationsValue>(() => {
    const without = (id: string) => (shown: readonly FlashbarProps.MessageDefinition[]) =>
      shown.filter((item) => item.id !== id);
    return {
      items,
      notify({ id = crypto.randomUUID(), type, header, content }) {
        const item: FlashbarProps.MessageDefinition = {
          id,
          type,
          header,
          content,
          dismissible: true,
          dismissLabel: 'Dismiss',
          onDismiss: () => setItems(without(id)),
        };
        setItems((shown) => [item, ...without(id)(shown)]);
      },
    };
  }, [items]);
  return <NotificationsContext value={value}>{children}</NotificationsContext>;
}

export const Notifications = () => <Flashbar items={useNotifications().items} />;

'use client';

import { useEffect } from 'react';
import { switchConnection } from './session-actions.ts';
import { useNotify } from '#components/layout/notifications.tsx';

const channelName = 'kinetoscope-connection';

/** Switches this session, and every other tab of it, to a connection. Pages of the old one are left behind. */
export function useSwitchConnection(): (id: string) => Promise<void> {
  const notify = useNotify();
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.addEventListener('message', () => location.assign('/streams'));
    return () => channel.close();
  }, []);
  return async (id) => {
    const result = await switchConnection(id);
    if (!result.ok) {
      notify({ type: 'error', header: 'Not switched', content: result.failure.message });
      return;
    }
    const channel = new BroadcastChannel(channelName);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
    channel.postMessage(id);
    channel.close();
    location.assign('/streams');
  };
}

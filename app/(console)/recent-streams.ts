const most = 8;
const keyOf = (connectionId: string): string => `kinetoscope-recent-${connectionId}`;

/** The streams that this browser looked at last, the newest first. */
export function recentStreams(connectionId: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(connectionId)) ?? '[]');
    return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

export function noteStream(connectionId: string, streamName: string): void {
  const others = recentStreams(connectionId).filter((name) => name !== streamName);
  try {
    localStorage.setItem(
      keyOf(connectionId),
      JSON.stringify([streamName, ...others].slice(0, most)),
    );
  } catch {
    // A browser that keeps nothing has no recent streams; all else works.
  }
}

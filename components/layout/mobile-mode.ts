'use client';

import { useEffect } from 'react';

/** What Cloudscape looks at before it asks how wide the window is. */
const forceMobileMode = Symbol.for('awsui-force-mobile-mode');

const overrides = globalThis as { [forceMobileMode]?: boolean };

// The server draws for a wide window. So does the first drawing here, or React finds another page than the server's.
if (typeof window !== 'undefined') overrides[forceMobileMode] = false;

/** Once the page reacts, what is narrow is drawn as narrow. */
export function useMobileModeOnceAlive(): void {
  useEffect(() => {
    delete overrides[forceMobileMode];
    window.dispatchEvent(new Event('resize'));
  }, []);
}

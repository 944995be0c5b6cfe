'use client';

import { useSyncExternalStore } from 'react';

/** Changes when the theme does: Cloudscape's modes are classes of the body. */
export const useThemeMark = (): string =>
  useSyncExternalStore(
    subscribeToBodyClass,
    () => document.body.className,
    () => '',
  );

function subscribeToBodyClass(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.body, { attributeFilter: ['class'] });
  return () => observer.disconnect();
}

const resolved = new Map<string, Record<string, string>>();

/**
 * What tokens are under the theme that the mark stands for, as colours that a canvas takes. They are looked up once a
 * theme: asking for computed styles each second would make the browser lay the page out each time.
 */
export function resolveColors<Name extends string>(
  tokens: Readonly<Record<Name, string>>,
  themeMark: string,
): Record<Name, string> {
  const key = `${themeMark} ${Object.values(tokens).join()}`;
  const known = resolved.get(key) ?? lookUp(tokens);
  resolved.set(key, known);
  return known;
}

function lookUp(tokens: Readonly<Record<string, string>>): Record<string, string> {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colors = Object.entries(tokens).map(([name, token]) => {
    probe.style.color = token;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(colors);
}

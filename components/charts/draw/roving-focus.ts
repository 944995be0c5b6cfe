import type { KeyboardEvent } from 'react';

/**
 * Arrow keys, Home and End walk the parts of a picture, which carry their id as `data-part`. Tab comes to one of them
 * only.
 */
export function moveFocus(
  event: KeyboardEvent<SVGSVGElement>,
  ids: readonly string[],
  from: string | undefined,
): void {
  const target = neighbourOf(event.key, ids, from);
  if (target === undefined) return;
  event.preventDefault();
  const part = `[data-part="${CSS.escape(target)}"]`;
  event.currentTarget.querySelector<SVGElement>(part)?.focus();
}

function neighbourOf(
  key: string,
  ids: readonly string[],
  from: string | undefined,
): string | undefined {
  const index = from === undefined ? -1 : ids.indexOf(from);
  if (key === 'ArrowRight' || key === 'ArrowDown') return ids[Math.min(ids.length - 1, index + 1)];
  if (key === 'ArrowLeft' || key === 'ArrowUp') return ids[Math.max(0, index - 1)];
  if (key === 'Home') return ids[0];
  return key === 'End' ? ids.at(-1) : undefined;
}

/** Enter and space do what a click does. */
export const pressed = (press: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  press();
};

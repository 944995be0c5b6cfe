/** What keys do, outside of fields. `g s` is one after the other. */
export interface Shortcut {
  keys: string;
  title: string;
  run: () => void;
}

/** How long the second key may wait. */
const sequenceMs = 1_200;

/** What keys do at the moment; undefined for keys that do nothing. */
type Find = (keys: string) => Shortcut | undefined;

/**
 * Finds what a key does, with the key before it where it came soon enough.
 * @returns a function that takes each key and its time, and gives the shortcut that is complete with it
 */
export function createShortcutReader(): (
  key: string,
  atMs: number,
  find: Find,
) => Shortcut | undefined {
  let before: { key: string; atMs: number } | undefined;
  return (key, atMs, find) => {
    const sequence =
      before && atMs - before.atMs <= sequenceMs ? find(`${before.key} ${key}`) : undefined;
    before = sequence ? undefined : { key, atMs };
    return sequence ?? find(key);
  };
}

const typedInto =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';

/** Whether a key is meant for the page, and not for what has the focus. */
export const isForPage = (event: KeyboardEvent): boolean =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !event.defaultPrevented &&
  !(event.target instanceof Element && event.target.closest(typedInto) !== null);

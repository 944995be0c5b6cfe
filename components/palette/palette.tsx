'use client';

import Box from '@cloudscape-design/components/box';
import Modal from '@cloudscape-design/components/modal';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type Command, rankCommands } from '#components/palette/rank-commands.ts';

export interface PaletteCommand extends Command {
  run: () => void;
}

interface PaletteProps {
  commands: readonly PaletteCommand[];
  /** Whether the commands' keys do what they do. */
  showsKeys: boolean;
  /** What is being waited for, if anything is. */
  note?: string;
  onClose: () => void;
}

const mostShown = 40;

/** Finds what one wants to go to or to do, by a few letters of it. */
export function Palette({ commands, showsKeys, note, onClose }: PaletteProps) {
  const listId = useId();
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState(0);
  const found = rankCommands(commands, query, mostShown);
  const current = found[Math.min(picked, found.length - 1)];
  const run = (command: PaletteCommand) => {
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setPicked((now) => (now + step + found.length) % Math.max(1, found.length));
    }
    if (event.key !== 'Enter' || !current) return;
    event.preventDefault();
    run(current);
  };
  return (
    <Modal visible header="Go to, or do" closeAriaLabel="Close" onDismiss={onClose}>
      <input
        className="palette-query"
        ref={focusSoon}
        type="text"
        role="combobox"
        aria-label="What do you look for?"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={current && `${listId}-${current.id}`}
        placeholder="A stream, a page, an action"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setPicked(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="Found" className="palette-list">
        {found.map((command) => (
          <Row
            key={command.id}
            id={`${listId}-${command.id}`}
            command={command}
            showsKeys={showsKeys}
            isPicked={command === current}
            onPick={() => run(command)}
          />
        ))}
      </div>
      <Hint text={note ?? (found.length === 0 ? 'Nothing is called so.' : howTo)} />
    </Modal>
  );
}

/** It was opened to be typed into. The dialog takes the focus to its closing button when it appears, so this comes after. */
function focusSoon(field: HTMLInputElement | null): void {
  if (field) requestAnimationFrame(() => requestAnimationFrame(() => field.focus()));
}

const howTo = '↑ ↓ choose, Enter goes there';

const Hint = ({ text }: { text: string }) => (
  <Box color="text-body-secondary" fontSize="body-s" padding={{ top: 'xs' }}>
    <span role="status">{text}</span>
  </Box>
);

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

interface RowProps {
  id: string;
  command: PaletteCommand;
  showsKeys: boolean;
  isPicked: boolean;
  onPick: () => void;
}

function Row({ id, command: { title, group, keys }, showsKeys, isPicked, onPick }: RowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isPicked) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isPicked]);
  return (
    // The keyboard is the text field's: it says which row is picked.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isPicked}
      className="palette-row"
      onClick={onPick}
    >
      <span>{title}</span>
      <span className="palette-group">
        {showsKeys && keys !== undefined && <kbd>{keys}</kbd>} {group}
      </span>
    </div>
  );
}

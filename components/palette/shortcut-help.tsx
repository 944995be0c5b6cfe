'use client';

import Box from '@cloudscape-design/components/box';
import Modal from '@cloudscape-design/components/modal';
import type { Shortcut } from '#components/palette/shortcuts.ts';

interface ShortcutHelpProps {
  shortcuts: readonly Pick<Shortcut, 'keys' | 'title'>[];
  /** Said under them. */
  note: string;
  onClose: () => void;
}

/** Which keys do what. */
export const ShortcutHelp = ({ shortcuts, note, onClose }: ShortcutHelpProps) => (
  <Modal visible header="Keyboard shortcuts" closeAriaLabel="Close" onDismiss={onClose}>
    <table className="shortcut-table">
      <tbody>
        {shortcuts.map(({ keys, title }) => (
          <tr key={keys}>
            <th scope="row">
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </th>
            <td>{title}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <Box color="text-body-secondary" padding={{ top: 's' }}>
      {note}
    </Box>
  </Modal>
);

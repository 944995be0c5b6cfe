'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { CodeSheet } from '#components/code/code-sheet.ts';
import { CopyableCode } from '#components/records/copyable-code.tsx';

/** The same thing in each language. */
export const CodeTabs = ({ sheet }: { sheet: CodeSheet }) => (
  <Tabs
    ariaLabel="Languages"
    tabs={sheet.map(({ id, label, text, note }) => ({
      id,
      label,
      content: (
        <SpaceBetween size="s">
          {note !== undefined && <Box color="text-body-secondary">{note}</Box>}
          {text !== undefined && <CopyableCode label={label} text={text} />}
        </SpaceBetween>
      ),
    }))}
  />
);

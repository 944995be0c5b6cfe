'use client';

import Box from '@cloudscape-design/components/box';
import { lazy } from 'react';
import { CodeSection } from '#components/code/code-section.tsx';
import type { CodeSheet } from '#components/code/code-sheet.ts';

const CodeTabs = lazy(async () => ({
  default: (await import('#components/code/code-tabs.tsx')).CodeTabs,
}));

interface ShowAsCodeProps {
  subject?: string | undefined;
  lead?: string | undefined;
  /** Writes down what the form does as it stands; undefined while it does not know yet. */
  write: () => CodeSheet | undefined;
}

/** What a button is about to do, as a program would do it. */
export const ShowAsCode = ({ subject, lead, write }: ShowAsCodeProps) => (
  <CodeSection subject={subject} lead={lead}>
    {() => {
      const sheet = write();
      return sheet ? (
        <CodeTabs sheet={sheet} />
      ) : (
        <Box color="text-body-secondary">Fill in the form: its calls stand here then.</Box>
      );
    }}
  </CodeSection>
);

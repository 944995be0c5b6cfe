'use client';

import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, useState } from 'react';
import { CodeSection } from '#components/code/code-section.tsx';
import type { CodeSheet } from '#components/code/code-sheet.ts';

const CodeTabs = lazy(async () => ({
  default: (await import('#components/code/code-tabs.tsx')).CodeTabs,
}));

/** One of the controls of a panel. */
export interface CodedAction {
  /** As on the control: “Freeze”. */
  label: string;
  write: () => CodeSheet;
}

interface ShowActionsAsCodeProps {
  subject?: string | undefined;
  lead?: string | undefined;
  actions: readonly CodedAction[];
}

/** What each control of a panel does, as a program would do it. */
export function ShowActionsAsCode({ subject, lead, actions }: ShowActionsAsCodeProps) {
  const [chosen, setChosen] = useState<string>();
  const action = actions.find(({ label }) => label === chosen) ?? actions[0];
  if (!action) return null;
  return (
    <CodeSection subject={subject} lead={lead}>
      {() => (
        <SpaceBetween size="s">
          <FormField label="Action">
            <Select
              selectedOption={{ value: action.label, label: action.label }}
              options={actions.map(({ label }) => ({ value: label, label }))}
              onChange={({ detail }) => setChosen(detail.selectedOption.value)}
            />
          </FormField>
          <CodeTabs key={action.label} sheet={action.write()} />
        </SpaceBetween>
      )}
    </CodeSection>
  );
}

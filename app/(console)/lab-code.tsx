'use client';

import type { LabCall } from './lab-calls.ts';
import { labSheet } from './lab-sheet.ts';
import { useCodePlace } from './use-code-place.ts';
import { ShowActionsAsCode } from '#components/code/show-actions-as-code.tsx';
import { ShowAsCode } from '#components/code/show-as-code.tsx';

interface LabCodeProps {
  subject?: string;
  /** By the label of their control. */
  actions: readonly { label: string; call: LabCall }[];
}

/** What the controls of the lab do, as programs would. */
export function LabCode({ subject, actions }: LabCodeProps) {
  const place = useCodePlace();
  const [only, second] = actions;
  if (only && !second)
    return <ShowAsCode subject={subject} write={() => labSheet([only.call], place)} />;
  return (
    <ShowActionsAsCode
      subject={subject}
      actions={actions.map(({ label, call }) => ({
        label,
        write: () => labSheet([call], place),
      }))}
    />
  );
}

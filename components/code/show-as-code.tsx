'use client';

import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { lazy, Suspense, useState } from 'react';
import type { CodePlace, SdkCall } from '#components/code/sdk-call.ts';

const CodeTabs = lazy(async () => ({
  default: (await import('#components/code/code-tabs.tsx')).CodeTabs,
}));

interface ShowAsCodeProps {
  /** What the form makes as it stands; none while it does not know yet. */
  calls: readonly SdkCall[];
  place: CodePlace;
}

/** What a button is about to do, as a program would do it. */
export function ShowAsCode({ calls, place }: ShowAsCodeProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <ExpandableSection
      headerText="Show as code"
      expanded={isOpen}
      onChange={({ detail }) => setIsOpen(detail.expanded)}
    >
      {isOpen && calls.length === 0 && (
        <Box color="text-body-secondary">Fill in the form: its calls stand here then.</Box>
      )}
      {isOpen && calls.length > 0 && (
        <Suspense fallback={<Box>Writing it down</Box>}>
          <CodeTabs calls={calls} place={place} />
        </Suspense>
      )}
    </ExpandableSection>
  );
}

'use client';

import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { type ReactNode, Suspense, useState } from 'react';

interface CodeSectionProps {
  /** Where a page has several: “Show as code: clock”. */
  subject?: string | undefined;
  /** What is to be known of all that is shown. */
  lead?: string | undefined;
  /** Made only while it is open. */
  children: () => ReactNode;
}

/** Closed until somebody asks. */
export function CodeSection({ subject, lead, children }: CodeSectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <ExpandableSection
      headerText={subject === undefined ? 'Show as code' : `Show as code: ${subject}`}
      expanded={isOpen}
      onChange={({ detail }) => setIsOpen(detail.expanded)}
    >
      {isOpen && lead !== undefined && (
        <Box color="text-body-secondary" padding={{ bottom: 's' }}>
          {lead}
        </Box>
      )}
      {isOpen && <Suspense fallback={<Box>Writing it down</Box>}>{children()}</Suspense>}
    </ExpandableSection>
  );
}

'use client';

import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { CodeBlock } from '#components/records/code-block.tsx';

/** A command to read, and to take along. */
export const CopyableCode = ({ label, text }: { label: string; text: string }) => (
  <div style={{ display: 'grid', gap: 4, justifyItems: 'end', textAlign: 'start' }}>
    <div style={{ width: '100%' }}>
      <CodeBlock label={label}>{text}</CodeBlock>
    </div>
    <CopyToClipboard
      copyButtonText="Copy"
      copyButtonAriaLabel={`Copy: ${label}`}
      textToCopy={text}
      copySuccessText="Copied"
      copyErrorText="Not copied"
    />
  </div>
);

'use client';

import Box from '@cloudscape-design/components/box';
import ToggleButton from '@cloudscape-design/components/toggle-button';
import { type ReactNode, useState } from 'react';

interface ChartFrameProps {
  title: string;
  /** Beside the title: the unit, the limit, a window. */
  detail?: string;
  picture: ReactNode;
  /** The same in numbers; drawn only when it is wanted. */
  table: ReactNode;
  controls?: ReactNode;
}

/** A picture with its name and its twin. */
export function ChartFrame({ title, detail, picture, table, controls }: ChartFrameProps) {
  const [isTable, setIsTable] = useState(false);
  return (
    <section aria-label={title}>
      <div
        style={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: '0 8px',
          marginBlockEnd: 4,
        }}
      >
        <Box variant="h3" fontSize="heading-xs" padding="n">
          {title}
        </Box>
        {detail !== undefined && (
          <Box color="text-body-secondary" fontSize="body-s">
            {detail}
          </Box>
        )}
        <span style={{ marginInlineStart: 'auto', display: 'inline-flex', gap: 8 }}>
          {controls}
          <ToggleButton
            variant="icon"
            iconName="grid-view"
            pressedIconName="grid-view"
            ariaLabel={`${title} as a table`}
            pressed={isTable}
            onChange={({ detail: { pressed } }) => setIsTable(pressed)}
          />
        </span>
      </div>
      {isTable ? table : picture}
    </section>
  );
}

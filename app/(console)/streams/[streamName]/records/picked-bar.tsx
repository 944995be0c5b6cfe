'use client';

import Button from '@cloudscape-design/components/button';
import { plural } from '#lib/format/count.ts';

interface PickedBarProps {
  picked: readonly string[];
  onShow: () => void;
  onClear: () => void;
}

/** The records that were picked; they are a part of the address. */
export const PickedBar = ({ picked, onShow, onClear }: PickedBarProps) => (
  <div
    style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', marginBlockEnd: 8 }}
  >
    <span role="status" style={{ fontSize: 14 }}>
      {plural(picked.length, 'record')} picked
    </span>
    <Button onClick={onShow}>Show only these</Button>
    <Button variant="link" onClick={onClear}>
      Pick none
    </Button>
  </div>
);

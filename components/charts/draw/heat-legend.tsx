'use client';

import Box from '@cloudscape-design/components/box';
import { colorBackgroundContainerContent } from '@cloudscape-design/design-tokens';
import { heatFill, levelColor } from '#components/charts/prepare/heat-palette.ts';

const shades = [0, 0.2, 0.45, 0.69];

/** What the colours and the hatch of a heat strip mean. */
export function HeatLegend({ note }: { note: string }) {
  return (
    <Box fontSize="body-s" color="text-body-secondary">
      <span style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', alignItems: 'center' }}>
        <Entry text="calm, below 70 %">
          {shades.map((share) => (
            <Swatch key={share} color={levelColor.calm} opacity={heatFill(share).opacity} />
          ))}
        </Entry>
        <Entry text="warm, 70–90 %">
          <Swatch color={levelColor.warm} />
        </Entry>
        <Entry text="hot, from 90 %">
          <Swatch color={levelColor.hot} />
        </Entry>
        <Entry text="throttled">
          <Swatch color={levelColor.hot} isHatched />
        </Entry>
        <span>{note}</span>
      </span>
    </Box>
  );
}

function Entry({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
      <span style={{ display: 'inline-flex' }} aria-hidden>
        {children}
      </span>
      {text}
    </span>
  );
}

interface SwatchProps {
  color: string;
  opacity?: number;
  isHatched?: boolean;
}

export function Swatch({ color, opacity = 1, isHatched = false }: SwatchProps) {
  return (
    <svg width={14} height={14} aria-hidden>
      <rect width={14} height={14} fill={color} opacity={opacity} />
      {isHatched && (
        <path
          d="M-1 6L6 -1M-1 11L11 -1M2 15L15 2M7 15L15 7"
          stroke={colorBackgroundContainerContent}
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
}

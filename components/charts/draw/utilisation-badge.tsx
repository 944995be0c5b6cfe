import Box from '@cloudscape-design/components/box';
import { Swatch } from '#components/charts/draw/heat-legend.tsx';
import { heatFill, levelColor } from '#components/charts/prepare/heat-palette.ts';
import { formatPercent } from '#lib/format/percent.ts';

interface UtilisationBadgeProps {
  /** Of the limit that binds; 1 is all of it. */
  share: number;
  /** Which limit: `record limit`. */
  of?: string;
  /** Records or reads refused in the same time. */
  refused?: number;
}

/** How near a limit is, in a colour, a word and a number; throttled is a hatch and a word too. */
export function UtilisationBadge({ share, of, refused = 0 }: UtilisationBadgeProps) {
  const { level, opacity } = heatFill(share);
  const word = refused > 0 ? 'throttled' : level;
  return (
    <Box variant="span" {...(level === 'hot' && { fontWeight: 'bold' as const })}>
      <span
        style={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: 6,
          whiteSpace: 'nowrap',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        <Swatch color={levelColor[level]} opacity={opacity} isHatched={refused > 0} />
        {formatPercent(share)} {word}
        {of !== undefined && (
          <Box variant="span" color="text-body-secondary" fontSize="body-s">
            of its {of}
          </Box>
        )}
      </span>
    </Box>
  );
}

'use client';

import {
  borderRadiusItem,
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorBorderItemFocused,
} from '@cloudscape-design/design-tokens';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import { leaseText } from './lease-text.ts';
import type { LeaseReport } from '#lib/consumer-group/group-report.ts';
import { formatCount, plural } from '#lib/format/count.ts';

interface LeaseCardProps {
  lease: LeaseReport;
  failoverMs: number;
  reportMs: number;
  isOwnerGone: boolean;
  /** It has just come to this worker. */
  isNew: boolean;
}

/** One shard's lease: how far it is, and what would be processed again. */
export function LeaseCard(props: LeaseCardProps) {
  const { lease, isNew } = props;
  const { shardId, processed, again, uncheckpointed, parentIds } = lease;
  return (
    <div
      style={{
        padding: '8px 10px',
        borderRadius: borderRadiusItem,
        border: `${isNew ? 2 : 1}px solid ${isNew ? colorBorderItemFocused : colorBorderDividerDefault}`,
        background: colorBackgroundContainerContent,
      }}
    >
      <Box fontWeight="bold">
        <span style={{ overflowWrap: 'anywhere' }}>{shardId}</span>{' '}
        {isNew && <Badge color="blue">just came</Badge>}
      </Box>
      <Box fontSize="body-s">{leaseText(props)}</Box>
      <Box fontSize="body-s" color="text-body-secondary">
        {plural(processed, 'record')} processed
        {again > 0 && `, ${formatCount(again)} of them twice`}
        {uncheckpointed > 0 && `; ${formatCount(uncheckpointed)} since its checkpoint`}
      </Box>
      {lease.isBlocked && <Box fontSize="body-s">Child of {parentIds.join(' and ')}</Box>}
    </div>
  );
}

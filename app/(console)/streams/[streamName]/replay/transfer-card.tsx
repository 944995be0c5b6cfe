'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import { TransferActions } from './transfer-actions.tsx';
import { TransferCode } from './transfer-code.tsx';
import { TransferCountsTable } from './transfer-counts.tsx';
import { endWords, planInWords, queryInWords, stateWords } from './transfer-words.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { usePreferences } from '#components/layout/preferences.tsx';
import { formatBytes } from '#lib/format/bytes.ts';
import { formatCount } from '#lib/format/count.ts';
import { formatDuration } from '#lib/format/duration.ts';
import { isUnderWay, type TransferState, transferState } from '#lib/transfer/transfer-state.ts';
import type { TransferView } from '#lib/transfer/transfer-view.ts';

interface TransferCardProps {
  transfer: TransferView;
  /** When this was so, on the clock of the console's machine. */
  nowMs: number;
}

const statusTypes: Record<TransferState, StatusIndicatorProps.Type> = {
  starting: 'pending',
  running: 'in-progress',
  failing: 'warning',
  silent: 'warning',
  pausing: 'pending',
  paused: 'stopped',
  cancelled: 'stopped',
  failed: 'error',
  done: 'success',
};

/** One replay or import: what it does, how far it is, and what became of its records. */
export function TransferCard({ transfer, nowMs }: TransferCardProps) {
  const { timeZone: zone } = usePreferences();
  const { plan, target, outcome, progress, lastError } = transfer;
  const state = transferState(transfer, nowMs);
  const from =
    plan.source.kind === 'file'
      ? plan.source.fileName
      : `${transfer.streamName}: ${queryInWords(plan.source.query, zone)}`;
  return (
    <Container
      header={
        <Header
          variant="h3"
          description={from}
          actions={<TransferActions transfer={transfer} state={state} />}
        >
          {transfer.kind === 'import' ? 'Import' : 'Replay'} into {target.streamName}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <StatusIndicator type={statusTypes[state]}>{stateWords[state]}</StatusIndicator>
        <Box color="text-body-secondary">
          {planInWords(plan)}. Target: {target.streamName} at {target.connectionName}.
        </Box>
        {isUnderWay(state) && <Progress transfer={transfer} />}
        {outcome?.kind === 'done' && <Box>{endWords[outcome.reason]}</Box>}
        {outcome?.kind === 'failed' && (
          <FailureAlert title="It cannot go on" failure={outcome.failure} />
        )}
        {isUnderWay(state) && lastError && !lastError.isOver && !lastError.isThrottle && (
          <FailureAlert title="The last call failed" failure={lastError} />
        )}
        {progress?.trouble && (
          <Alert type="warning">
            The last record that something was wrong with, {progress.trouble.sequenceNumber}:{' '}
            {progress.trouble.reason}
          </Alert>
        )}
        <TransferCountsTable transfer={transfer} />
        <TransferCode plan={plan} target={target} subject={`into ${target.streamName}`} />
        {plan.source.kind === 'file' && transfer.counts.rejected > 0 && (
          <Link href={`/api/imports/${plan.source.fileId}/rejected`} external={false}>
            Download the rejected rows
          </Link>
        )}
      </SpaceBetween>
    </Container>
  );
}

function Progress({ transfer }: { transfer: TransferView }) {
  const { progress, counts } = transfer;
  if (!progress) return null;
  const { acknowledgedPerSecond, bytesPerSecond, leftMs, share, waiting } = progress;
  const left =
    leftMs === undefined ? 'time left not known' : `about ${formatDuration(leftMs)} left`;
  const text = `${formatCount(counts.acknowledged)} acknowledged, ${formatCount(waiting)} waiting; ${formatCount(acknowledgedPerSecond)} records/s and ${formatBytes(bytesPerSecond)}/s, last second; ${left}`;
  if (share === undefined) return <Box>{text}.</Box>;
  return <ProgressBar label="Source read" value={Math.floor(share * 100)} additionalInfo={text} />;
}

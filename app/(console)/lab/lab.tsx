'use client';

import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ClockPanel } from './clock-panel.tsx';
import { FaultPanel } from './fault-panel.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { SnapshotPanel } from './snapshot-panel.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import { streamCan } from '#lib/aws/capabilities.ts';

/** What AWS has no operation for: its time, its failures, its limits and its state, at a person's hand. */
export function Lab() {
  const can = streamCan.useLab(useConnection());
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="What the simulator can do and AWS cannot. Every program that uses the simulator is in the same lab."
        >
          Lab
        </Header>
      }
    >
      {can.can ? (
        <SpaceBetween size="l">
          <ClockPanel />
          <FaultPanel />
          <LimitsPanel />
          <SnapshotPanel />
        </SpaceBetween>
      ) : (
        <Alert type="info" header="There is no lab on a real connection">
          {can.reason} Switch to a simulated connection in the top bar to move its clock, make calls
          fail on purpose, lift its limits, or keep its state as a file.
        </Alert>
      )}
    </ContentLayout>
  );
}

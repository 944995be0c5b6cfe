'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { PlanFacts } from '../plan/plan-facts.tsx';
import { PlanTable } from '../plan/plan-table.tsx';
import { CallCode } from '../../../call-code.tsx';
import type { ShardPlan } from './use-shard-plan.ts';
import type { PlannedCall } from '#lib/aws/planned-call.ts';

interface ChangeFrameProps {
  title: string;
  description: string;
  /** The button that does it, as a verb. */
  act: string;
  isPending: boolean;
  /** Why it cannot be done now. */
  disabledReason: string | undefined;
  onAct: () => void;
  onCancel: () => void;
  planned: ShardPlan | undefined;
  callQuota: string;
  /** What the button does, as calls of the SDK. */
  calls: readonly PlannedCall[];
  children: ReactNode;
}

/** A change of the shards: what decides it, then its plan, with the button that does it in sight. */
export function ChangeFrame(props: ChangeFrameProps) {
  const { title, description, act, isPending, disabledReason, planned, callQuota } = props;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={description}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={props.onCancel}>Cancel</Button>
              <Button
                variant="primary"
                loading={isPending}
                disabled={disabledReason !== undefined}
                {...(disabledReason !== undefined && { disabledReason })}
                onClick={props.onAct}
              >
                {act}
              </Button>
            </SpaceBetween>
          }
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {props.children}
        {planned && (
          <PlanFacts
            plan={planned.plan}
            open={planned.plan.keeps.length + planned.plan.closes.length}
            callQuota={callQuota}
          />
        )}
        {planned && <PlanTable rows={planned.rows} />}
        <CallCode calls={props.calls} />
      </SpaceBetween>
    </Container>
  );
}

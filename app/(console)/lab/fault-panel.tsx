'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { switchFaultOff, switchFaultOn } from './actions.ts';
import { FaultTable } from './fault-table.tsx';
import { FaultTermsFields } from './fault-terms-fields.tsx';
import { faultActions } from './lab-actions.ts';
import { SwitchTable } from './switch-table.tsx';
import { type FaultTerms, faultTermsSchema } from './schema.ts';
import { useLabAction } from './use-lab-action.ts';
import { LabCode } from '../lab-code.tsx';
import { clockQuery, faultsQuery } from '../queries.ts';
import { FailureAlert } from '#components/layout/failure-alert.tsx';
import { QueryStates } from '#components/layout/query-states.tsx';
import { fieldErrors } from '#lib/field-errors.ts';

const everywhere: FaultTerms = {
  streamName: '',
  shardId: '',
  operations: [],
  percent: '100',
  minutes: '10',
  mostTimes: '',
};

/** Makes calls fail as AWS fails, where and as often as a person says. */
export function FaultPanel() {
  const query = useQuery(faultsQuery());
  const now = useQuery(clockQuery()).data?.Now;
  const [terms, setTerms] = useState(everywhere);
  const { run, failure, isPending } = useLabAction();
  const errors = fieldErrors(faultTermsSchema, terms);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Strikes programs that use the simulator, after a call was checked and before anything is done. A switch takes the terms as they stand when it is turned on."
        >
          Faults
        </Header>
      }
    >
      <QueryStates query={query} loading="Asking which faults there are">
        {({ Faults = [] }) => (
          <SpaceBetween size="l">
            {failure && <FailureAlert title="The fault was not switched" failure={failure} />}
            <FaultTermsFields
              terms={terms}
              errors={errors}
              onChange={(changes) => setTerms((present) => ({ ...present, ...changes }))}
            />
            <SwitchTable
              faults={Faults}
              disabledReason={
                Object.keys(errors).length > 0 ? 'Correct the terms above first.' : undefined
              }
              onSwitch={(id, isOn) =>
                run(() => (isOn ? switchFaultOn(id, terms) : switchFaultOff(id)))
              }
            />
            {Faults.length > 0 && (
              <FaultTable
                faults={Faults}
                isPending={isPending}
                onRemove={(id) => run(() => switchFaultOff(id))}
              />
            )}
            {now && Object.keys(errors).length === 0 && (
              <LabCode subject="faults" actions={faultActions(terms, now.getTime())} />
            )}
          </SpaceBetween>
        )}
      </QueryStates>
    </Container>
  );
}

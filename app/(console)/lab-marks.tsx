'use client';

import { useQuery } from '@tanstack/react-query';
import { faultsQuery, limitsQuery } from './queries.ts';
import { plural } from '#lib/format/count.ts';
import type { Fault } from '#lib/lab-client/fault-types.ts';

/** What is not as on AWS, on purpose: in sight on every page, so that nobody looks for the cause elsewhere. */
export function LabMarks() {
  const { data: faults } = useQuery(faultsQuery());
  const { data: limits } = useQuery(limitsQuery());
  const active = (faults?.Faults ?? []).filter(({ Ended }) => Ended !== true);
  const lifted = limits?.Enforced === false;
  if (active.length === 0 && !lifted) return null;
  return (
    <a className="lab-marks" href="/lab">
      {[active.length > 0 && faultsText(active), lifted && 'limits lifted']
        .filter(Boolean)
        .join(' · ')}
    </a>
  );
}

function faultsText(active: readonly Fault[]): string {
  const [first] = active;
  if (active.length > 1 || !first) return `${plural(active.length, 'fault')} active`;
  return `Fault active: ${first.ErrorName ?? first.Kind ?? ''}`;
}

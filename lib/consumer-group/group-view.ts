import { type GroupPlan, groupPlanOfRow } from '#lib/consumer-group/group-plan.ts';
import { type GroupReport, groupReportSchema } from '#lib/consumer-group/group-report.ts';
import { type GeneratorFailure, generatorFailureSchema } from '#lib/jobs/generator-report.ts';
import type { ConsumerGroup as GroupRow } from '#prisma/generated/client.ts';

/** A consumer group as a screen shows it. Times are milliseconds since 1970, on this machine's clock. */
export interface GroupView extends GroupPlan {
  id: string;
  name: string;
  isWanted: boolean;
  report: GroupReport | undefined;
  lastError: GeneratorFailure | undefined;
  startedMs: number | undefined;
  heartbeatMs: number | undefined;
}

export interface GroupList {
  nowMs: number;
  groups: GroupView[];
  /** Rows that another version wrote and this one cannot read. */
  unreadable: number;
}

export function groupList(rows: readonly GroupRow[], nowMs: number): GroupList {
  const groups = rows.flatMap((row) => {
    try {
      return groupView(row);
    } catch {
      return [];
    }
  });
  return { nowMs, groups, unreadable: rows.length - groups.length };
}

/** Fails on a row whose plan cannot be read. */
export const groupView = (row: GroupRow): GroupView => ({
  ...groupPlanOfRow(row),
  id: row.id,
  name: row.name,
  isWanted: row.desired === 'running',
  report: groupReportOf(row),
  lastError:
    row.lastError === null
      ? undefined
      : generatorFailureSchema.safeParse(JSON.parse(row.lastError)).data,
  startedMs: row.startedAt?.getTime(),
  heartbeatMs: row.heartbeatAt?.getTime(),
});

/** What a row's workers did so far. What another version wrote and this one cannot read is as good as absent. */
export const groupReportOf = ({ report }: Pick<GroupRow, 'report'>): GroupReport | undefined =>
  report === null ? undefined : groupReportSchema.safeParse(JSON.parse(report)).data;

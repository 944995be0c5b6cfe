import type { GroupReport, LeaseReport } from '#lib/consumer-group/group-report.ts';
import type { GroupView } from '#lib/consumer-group/group-view.ts';

/** A column of the board: a worker with its leases, or leases that no worker has. */
export interface BoardColumn {
  readonly id: string;
  readonly title: string;
  readonly kind: 'worker' | 'crashed' | 'free' | 'waiting' | 'finished';
  readonly leases: readonly LeaseReport[];
  readonly processed: number;
  readonly perSecond: number;
  /** How long one record takes it. */
  readonly processingMs: number | undefined;
}

/** Workers that shall run, then the crashed ones that still hold leases, then leases that nobody may or does hold. */
export function boardColumns(
  { workers }: GroupView,
  report: GroupReport | undefined,
): BoardColumn[] {
  const { leases = [], workers: reported = [] } = report ?? {};
  const open = leases.filter(({ checkpoint }) => checkpoint.type !== 'SHARD_END');
  const workerColumn = (id: string, kind: 'worker' | 'crashed', processingMs?: number) => {
    const known = reported.find((worker) => worker.id === id);
    return {
      id,
      title: id,
      kind,
      leases: open.filter(({ owner }) => owner === id),
      processed: known?.processed ?? 0,
      perSecond: known?.perSecond ?? 0,
      processingMs,
    };
  };
  const finished = leases.filter(({ checkpoint }) => checkpoint.type === 'SHARD_END');
  return [
    ...workers.running.map(({ id, processingMs }) => workerColumn(id, 'worker', processingMs)),
    ...reported
      .filter(({ id, isAlive }) => !isAlive && workers.crashed.includes(id))
      .map(({ id }) => workerColumn(id, 'crashed')),
    ...others('free', 'Nobody’s', open.filter(isFree)),
    ...others(
      'waiting',
      'Waiting for parents',
      open.filter(({ owner, isBlocked }) => owner === undefined && isBlocked),
    ),
    ...others('finished', 'Finished', finished),
  ];
}

const isFree = ({ owner, isBlocked }: LeaseReport): boolean => owner === undefined && !isBlocked;

const others = (
  kind: 'free' | 'waiting' | 'finished',
  title: string,
  leases: readonly LeaseReport[],
): BoardColumn[] =>
  leases.length === 0
    ? []
    : [{ id: kind, title, kind, leases, processed: 0, perSecond: 0, processingMs: undefined }];

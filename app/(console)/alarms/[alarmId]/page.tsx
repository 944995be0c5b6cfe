import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AlarmForm } from '../alarm-form.tsx';
import { planOfAlarm } from '#lib/alarms/alarm-plan.ts';
import { currentConnection } from '#lib/connections.ts';
import { db } from '#lib/db.ts';

export const metadata: Metadata = { title: 'Edit alarm' };

export default async function EditAlarmPage({ params }: PageProps<'/alarms/[alarmId]'>) {
  const { alarmId } = await params;
  const { id: connectionId } = await currentConnection();
  const row = await db().alarm.findFirst({ where: { id: alarmId, connectionId } });
  if (!row) notFound();
  const { shardId = '', threshold, forSeconds, ...plan } = planOfAlarm(row);
  return (
    <AlarmForm
      id={row.id}
      initial={{
        ...plan,
        name: row.name,
        shardId,
        threshold: `${threshold}`,
        forSeconds: `${forSeconds}`,
      }}
    />
  );
}

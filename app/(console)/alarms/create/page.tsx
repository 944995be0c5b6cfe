import type { Metadata } from 'next';
import { AlarmForm } from '../alarm-form.tsx';
import { emptyAlarm } from '../empty-alarm.ts';
import { currentConnection } from '#lib/connections.ts';

export const metadata: Metadata = { title: 'Create alarm' };

/** A chart's bell leads here with what the chart shows. */
export default async function CreateAlarmPage({ searchParams }: PageProps<'/alarms/create'>) {
  const { simulated } = await currentConnection();
  return <AlarmForm initial={emptyAlarm(await searchParams, simulated)} />;
}

'use client';

import { deleteAlarmCall, metricAlarmCall, muteAlarmCall, unmuteAlarmCall } from './alarm-calls.ts';
import { type AlarmInput, alarmSchema } from './schema.ts';
import { useCodePlace } from '../use-code-place.ts';
import { sheetOfCalls } from '#components/code/sheet-of-calls.ts';
import { ShowActionsAsCode } from '#components/code/show-actions-as-code.tsx';
import { ShowAsCode } from '#components/code/show-as-code.tsx';
import { useConnection } from '#components/layout/connection.tsx';
import type { AlarmView } from '#lib/alarms/alarm-view.ts';
import { cloudwatchAlarmMonth } from '#lib/prices/metric-requests.ts';
import { priceRegion } from '#lib/prices/price-book.ts';
import { formatDollars } from '#lib/format/dollars.ts';

/** The console's alarms are its own; these are CloudWatch's that are like them. */
function useLead(): string {
  const { simulated } = useConnection();
  const lead = `This alarm is the console’s own: its workers look, and nothing is stored at AWS. This is the alarm of CloudWatch that is like it, for ${formatDollars(cloudwatchAlarmMonth)} a month (${priceRegion}), in whole minutes.`;
  return simulated ? `${lead} The simulator’s CloudWatch keeps no alarms: use it on AWS.` : lead;
}

/** The alarm of a form as it stands. */
export function AlarmFormCode({ values }: { values: AlarmInput }) {
  const place = useCodePlace();
  const lead = useLead();
  const write = () => {
    const alarm = alarmSchema.safeParse(values);
    return alarm.success ? sheetOfCalls([metricAlarmCall(alarm.data)], place) : undefined;
  };
  return <ShowAsCode lead={lead} write={write} />;
}

/** What can be done with an alarm that exists. */
export function AlarmCode({ alarm }: { alarm: AlarmView }) {
  const place = useCodePlace();
  const lead = useLead();
  const { name } = alarm;
  const actions = [
    { label: 'Create it', call: metricAlarmCall(alarm) },
    { label: 'Snooze', call: muteAlarmCall(name) },
    { label: 'End the snooze', call: unmuteAlarmCall(name) },
    { label: 'Delete', call: deleteAlarmCall(name) },
  ];
  return (
    <ShowActionsAsCode
      subject={name}
      lead={lead}
      actions={actions.map(({ label, call }) => ({
        label,
        write: () => sheetOfCalls([call], place),
      }))}
    />
  );
}

import { z } from 'zod';
import { alarmMetricNames, alarmMetrics, type AlarmMetric } from '#lib/alarms/alarm-metrics.ts';
import { alarmDurations, type AlarmComparison, type AlarmPlan } from '#lib/alarms/alarm-plan.ts';

/** What the form holds: fields as they are typed. */
export interface AlarmInput {
  name: string;
  streamName: string;
  /** Empty for the whole stream. */
  shardId: string;
  metric: AlarmMetric;
  comparison: AlarmComparison;
  threshold: string;
  forSeconds: string;
}

interface ValidAlarm extends AlarmPlan {
  name: string;
}

const fields = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(80, 'At most 80 characters.'),
  streamName: z.string().trim().min(1, 'Say which stream.').max(128, 'At most 128 characters.'),
  shardId: z.string().trim().max(128, 'At most 128 characters.'),
  metric: z.enum(alarmMetricNames),
  comparison: z.enum(['above', 'below']),
  threshold: z
    .string()
    .refine((text) => text.trim() !== '' && Number(text) >= 0 && Number.isFinite(Number(text)), {
      message: 'Enter a number from 0 on.',
    }),
  forSeconds: z.string().refine((text) => alarmDurations.some((known) => `${known}` === text), {
    message: 'Choose how long.',
  }),
});

export const alarmSchema = fields
  .refine(({ shardId, metric }) => shardId === '' || alarmMetrics[metric].ofShards, {
    path: ['shardId'],
    message: 'This is measured of whole streams only.',
  })
  .transform(({ shardId, threshold, forSeconds, ...rest }): ValidAlarm => ({
    ...rest,
    threshold: Number(threshold),
    forSeconds: Number(forSeconds),
    ...(shardId !== '' && { shardId }),
  }));

/** A day is enough to sleep over it, not to forget it. */
export const snoozeHours = [1, 8, 24] as const;

export const snoozeSchema = z.object({
  id: z.string(),
  /** 0 ends it. */
  hours: z.literal([0, ...snoozeHours]),
});

import { parseAsStringLiteral } from 'nuqs';

const settings = [
  'mode',
  'scale',
  'distribution',
  'warm',
  'retention',
  'size',
  'encryption',
  'metrics',
  'tags',
  'policy',
] as const;

export type SettingId = (typeof settings)[number];

/** The setting that is being changed. */
export const editParam = parseAsStringLiteral(settings);

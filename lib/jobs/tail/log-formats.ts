import type { DataProcessing } from '#lib/jobs/tail/agent-flow.ts';

type LogFormat = Extract<DataProcessing, { optionName: 'LOGTOJSON' }>['logFormat'];

interface KnownFormat {
  pattern: string;
  /** One a group of the pattern. */
  fields: readonly string[];
}

const commonPattern = String.raw`(\S+) (\S+) (\S+) \[([^\]]+)\] "([^"]*)" (\d{3}|-) (\S+)`;
const commonFields = ['host', 'ident', 'authuser', 'datetime', 'request', 'response', 'bytes'];

/**
 * The log formats that an agent knows by name. The fields of COMMONAPACHELOG are AWS's example's; those of the others are
 * [unsure]. https://docs.aws.amazon.com/streams/latest/dev/writing-with-agents.html
 */
export const logFormats: Readonly<Record<LogFormat, KnownFormat>> = {
  COMMONAPACHELOG: { pattern: commonPattern, fields: commonFields },
  COMBINEDAPACHELOG: {
    pattern: String.raw`${commonPattern} "([^"]*)" "([^"]*)"`,
    fields: [...commonFields, 'referrer', 'agent'],
  },
  APACHEERRORLOG: {
    pattern: String.raw`\[([^\]]+)\] \[(?:([^:\]]*):)?([^\]]+)\](?: \[pid (\d+)(?::tid (\d+))?\])?(?: \[client ([^\]]+)\])? (.*)`,
    fields: ['timestamp', 'module', 'severity', 'processid', 'threadid', 'client', 'message'],
  },
  SYSLOG: {
    pattern: String.raw`(?:<\d+>)?(\w{3} +\d{1,2} \d{2}:\d{2}:\d{2}) (\S+) ([^\s:\[]+)(?:\[(\d+)\])?: (.*)`,
    fields: ['timestamp', 'hostname', 'program', 'processid', 'message'],
  },
};

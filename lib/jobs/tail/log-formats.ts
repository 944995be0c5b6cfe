import type { DataProcessing } from '#lib/jobs/tail/agent-flow.ts';

type LogFormat = Extract<DataProcessing, { optionName: 'LOGTOJSON' }>['logFormat'];

interface KnownFormat {
  /** Of a whole line. */
  pattern: string;
  /** One a group of the pattern. */
  fields: readonly string[];
  /** Whether a dash stands for what is not there. */
  hasDashes: boolean;
}

const name = String.raw`[\w.-]+`;
const number = String.raw`[+-]?\d+`;
const time = String.raw`\d{1,2}:\d{2}:\d{1,2}(?:[:.,]\d+)?`;
const month = '[A-Z][a-z]+';

const common = String.raw`([\w.-]+) (${name}) (${name}) \[(\d{1,2}/${month}/\d+:${time}\s${number})\] "([^"]+)" (${number}|-) (${number}|-)`;
const commonFields = ['host', 'ident', 'authuser', 'datetime', 'request', 'response', 'bytes'];

/**
 * The log formats that an agent knows by name, with its fields; what stands behind those of an access log is passed over.
 * The patterns are not its own but take the same lines, but for oddities such as dates that are none [unsure].
 * https://github.com/awslabs/amazon-kinesis-agent (ApacheLogParser, SysLogParser)
 */
export const logFormats: Readonly<Record<LogFormat, KnownFormat>> = {
  COMMONAPACHELOG: { pattern: `${common}.*`, fields: commonFields, hasDashes: true },
  COMBINEDAPACHELOG: {
    pattern: `${common} "([^"]+)" "([^"]+)".*`,
    fields: [...commonFields, 'referer', 'agent'],
    hasDashes: true,
  },
  APACHEERRORLOG: {
    pattern: String.raw`\[([A-Z][a-z]+\s+${month}\s+\d{1,2}\s+${time}\s+\d+)\] \[(?:(\w+):)?(\w+)\] \[pid (\d+)(?::tid (\d+))?\] \[client ([\w.-]+(?::\d+)?)\] (.*)`,
    fields: ['timestamp', 'module', 'severity', 'processid', 'threadid', 'client', 'message'],
    hasDashes: true,
  },
  SYSLOG: {
    pattern: String.raw`(${month}\s+\d{1,2}\s+${time}) (?:<\d+.\d+> )?(${name}) ([\w./%-]+)(?:\[(\d+)\])?: (.*)`,
    fields: ['timestamp', 'hostname', 'program', 'processid', 'message'],
    hasDashes: false,
  },
};

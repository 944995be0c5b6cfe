import type { DataProcessing } from '#lib/jobs/tail/agent-flow.ts';
import { createGuardedPattern } from '#lib/jobs/tail/guarded-pattern.ts';
import { logFormats } from '#lib/jobs/tail/log-formats.ts';

/** Makes of a record's bytes, its last newline included, what is sent; undefined for what is left out. */
export type Conversion = (record: Buffer) => Buffer | undefined;

/** As the agent's converters do, by their source: https://github.com/awslabs/amazon-kinesis-agent (processing) */
export function createConversion(processing: DataProcessing): Conversion {
  switch (processing.optionName) {
    case 'SINGLELINE':
      return (record) =>
        lineOf(
          linesOf(record)
            .map((line) => line.trim())
            .join(''),
        );
    case 'CSVTOJSON':
      return csvConversion(processing);
    case 'LOGTOJSON':
      return logConversion(processing);
    default:
      return (record) => record;
  }
}

/**
 * Quotes mean nothing. Columns behind the last that is not empty are missing, and null. Unlike the agent, one character
 * is never a regular expression: a lone `|` would part every character there.
 */
function csvConversion(options: Extract<DataProcessing, { optionName: 'CSVTOJSON' }>): Conversion {
  const { customFieldNames, delimiter } = options;
  const pattern = delimiter.length === 1 ? undefined : createGuardedPattern(delimiter);
  return (record) => {
    const line = textOf(record);
    const columns = pattern ? pattern.split(line) : line.split(delimiter);
    while (columns.at(-1) === '') columns.pop();
    return jsonLine(customFieldNames.map((name, index) => [name, columns[index] ?? null]));
  };
}

/** A line that the pattern does not match as a whole is left out, as is one that has another number of fields. */
function logConversion(options: Extract<DataProcessing, { optionName: 'LOGTOJSON' }>): Conversion {
  const known = logFormats[options.logFormat];
  const pattern = createGuardedPattern(`(?:${options.matchPattern ?? known.pattern})$`);
  const fields = options.customFieldNames ?? known.fields;
  return (record) => {
    const groups = pattern.groups(textOf(record));
    if (groups?.length !== fields.length) return undefined;
    return jsonLine(
      fields.map((field, index) => {
        const group = groups[index];
        const isMissing = group === undefined || (known.hasDashes && group === '-');
        return [field, isMissing ? null : group];
      }),
    );
  };
}

const textOf = (record: Buffer): string => record.toString('utf8').replace(/\r?\n$/, '');
const linesOf = (record: Buffer): string[] => record.toString('utf8').split(/\r?\n/);
const lineOf = (text: string): Buffer => Buffer.from(`${text}\n`);
const jsonLine = (entries: [string, string | null][]): Buffer =>
  lineOf(JSON.stringify(Object.fromEntries(entries)));

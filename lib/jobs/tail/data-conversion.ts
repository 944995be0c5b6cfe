import type { DataProcessing } from '#lib/jobs/tail/agent-flow.ts';
import { createGuardedPattern } from '#lib/jobs/tail/guarded-pattern.ts';
import { logFormats } from '#lib/jobs/tail/log-formats.ts';

/** Makes of a record's bytes, its last newline included, what is sent. */
export type Conversion = (record: Buffer) => Buffer;

/** As dataProcessingOptions say. A record that does not fit its format is sent as it is. */
export function createConversion(processing: DataProcessing): Conversion {
  switch (processing.optionName) {
    case 'SINGLELINE':
      return (record) =>
        lineOf(
          linesOf(record)
            .map((line) => line.trim())
            .join(''),
        );
    case 'CSVTOJSON': {
      const { customFieldNames, delimiter } = processing;
      return (record) => {
        const columns = textOf(record).split(delimiter);
        return jsonLine(customFieldNames.map((name, index) => [name, columns[index] ?? null]));
      };
    }
    case 'LOGTOJSON':
      return logConversion(processing);
    default:
      return (record) => record;
  }
}

function logConversion(options: Extract<DataProcessing, { optionName: 'LOGTOJSON' }>): Conversion {
  const known = logFormats[options.logFormat];
  const pattern = createGuardedPattern(options.matchPattern ?? known.pattern);
  const fields = options.customFieldNames ?? known.fields;
  return (record) => {
    const groups = pattern.groups(textOf(record));
    if (!groups) return record;
    return jsonLine(
      groups.map((group, index) => [
        fields[index] ?? `field${index + 1}`,
        group === undefined || group === '-' ? null : group,
      ]),
    );
  };
}

const textOf = (record: Buffer): string => record.toString('utf8').replace(/\r?\n$/, '');
const linesOf = (record: Buffer): string[] => record.toString('utf8').split(/\r?\n/);
const lineOf = (text: string): Buffer => Buffer.from(`${text}\n`);
const jsonLine = (entries: [string, string | null][]): Buffer =>
  lineOf(JSON.stringify(Object.fromEntries(entries)));

import { namesIn, numberIn } from './field-values.ts';
import { type AgentFlow, type DataProcessing, defaultFlow } from '#lib/jobs/tail/agent-flow.ts';

type LogFormat = Extract<DataProcessing, { optionName: 'LOGTOJSON' }>['logFormat'];

/** The fields of a flow, as they are typed. */
export interface TailInput {
  filePattern: string;
  initialPosition: AgentFlow['initialPosition'];
  maxBufferAgeMillis: string;
  maxBufferSizeBytes: string;
  maxBufferSizeRecords: string;
  partitionKeyOption: AgentFlow['partitionKeyOption'];
  multiLineStartPattern: string;
  skipHeaderLines: string;
  /** With `\\n` and the like written out. */
  truncatedRecordTerminator: string;
  minTimeBetweenFilePollsMillis: string;
  processing: DataProcessing['optionName'];
  fieldNames: string;
  delimiter: string;
  logFormat: LogFormat;
  matchPattern: string;
}

const escapes = { n: '\n', r: '\r', t: '\t', '\\': '\\' } as const;

/** A field of one line shows no newline. */
function writtenOut(text: string): string {
  const letters = new Map(
    Object.entries(escapes).map(([letter, meant]) => [meant as string, letter]),
  );
  return text.replaceAll(/[\n\r\t\\]/g, (found) => `\\${letters.get(found)}`);
}

const readBack = (text: string): string =>
  text.replaceAll(/\\([nrt\\])/g, (_, letter: keyof typeof escapes) => escapes[letter]);

export const emptyTail: TailInput = {
  filePattern: '*.log',
  initialPosition: defaultFlow.initialPosition,
  maxBufferAgeMillis: String(defaultFlow.maxBufferAgeMillis),
  maxBufferSizeBytes: String(defaultFlow.maxBufferSizeBytes),
  maxBufferSizeRecords: String(defaultFlow.maxBufferSizeRecords),
  partitionKeyOption: defaultFlow.partitionKeyOption,
  multiLineStartPattern: '',
  skipHeaderLines: String(defaultFlow.skipHeaderLines),
  truncatedRecordTerminator: writtenOut(defaultFlow.truncatedRecordTerminator),
  minTimeBetweenFilePollsMillis: String(defaultFlow.minTimeBetweenFilePollsMillis),
  processing: 'NONE',
  fieldNames: '',
  delimiter: ',',
  logFormat: 'COMMONAPACHELOG',
  matchPattern: '',
};

/** By the path in the flow: the field, and what is wrong with it. */
export const tailComplaints: Readonly<Record<string, [keyof TailInput, string]>> = {
  filePattern: ['filePattern', 'Enter a file, a folder or a pattern such as *.log.'],
  maxBufferAgeMillis: ['maxBufferAgeMillis', 'Enter 1,000 to 900,000 ms.'],
  maxBufferSizeBytes: ['maxBufferSizeBytes', 'Enter 1 to 5,242,880 bytes.'],
  maxBufferSizeRecords: ['maxBufferSizeRecords', 'Enter 1 to 500 records.'],
  truncatedRecordTerminator: ['truncatedRecordTerminator', 'Enter at most 100 characters.'],
  minTimeBetweenFilePollsMillis: ['minTimeBetweenFilePollsMillis', 'Enter 100 to 900,000 ms.'],
  skipHeaderLines: ['skipHeaderLines', 'Enter 0 to 1,000 lines.'],
  'dataProcessing.customFieldNames': ['fieldNames', 'Enter the names of the columns.'],
  'dataProcessing.delimiter': ['delimiter', 'Enter what stands between columns.'],
};

/** The flow that the fields say, right or wrong. */
export function flowOf(input: TailInput): unknown {
  const { filePattern, initialPosition, partitionKeyOption, multiLineStartPattern } = input;
  return {
    filePattern,
    initialPosition,
    maxBufferAgeMillis: numberIn(input.maxBufferAgeMillis),
    maxBufferSizeBytes: numberIn(input.maxBufferSizeBytes),
    maxBufferSizeRecords: numberIn(input.maxBufferSizeRecords),
    partitionKeyOption,
    ...(multiLineStartPattern !== '' && { multiLineStartPattern }),
    skipHeaderLines: numberIn(input.skipHeaderLines),
    truncatedRecordTerminator: readBack(input.truncatedRecordTerminator),
    minTimeBetweenFilePollsMillis: numberIn(input.minTimeBetweenFilePollsMillis),
    dataProcessing: processingOf(input),
  };
}

function processingOf({ processing, ...input }: TailInput) {
  const names = namesIn(input.fieldNames);
  if (processing === 'CSVTOJSON')
    return { optionName: processing, customFieldNames: names, delimiter: input.delimiter };
  if (processing !== 'LOGTOJSON') return { optionName: processing };
  return {
    optionName: processing,
    logFormat: input.logFormat,
    ...(input.matchPattern !== '' && { matchPattern: input.matchPattern }),
    ...(names.length > 0 && { customFieldNames: names }),
  };
}

/** The fields of a flow that exists. */
export function tailInputOf(flow: AgentFlow): TailInput {
  const { dataProcessing: processing } = flow;
  const input: TailInput = {
    ...emptyTail,
    filePattern: flow.filePattern,
    initialPosition: flow.initialPosition,
    maxBufferAgeMillis: String(flow.maxBufferAgeMillis),
    maxBufferSizeBytes: String(flow.maxBufferSizeBytes),
    maxBufferSizeRecords: String(flow.maxBufferSizeRecords),
    partitionKeyOption: flow.partitionKeyOption,
    multiLineStartPattern: flow.multiLineStartPattern ?? '',
    skipHeaderLines: String(flow.skipHeaderLines),
    truncatedRecordTerminator: writtenOut(flow.truncatedRecordTerminator),
    minTimeBetweenFilePollsMillis: String(flow.minTimeBetweenFilePollsMillis),
    processing: processing.optionName,
  };
  if (processing.optionName === 'CSVTOJSON') {
    const { customFieldNames, delimiter } = processing;
    return { ...input, fieldNames: customFieldNames.join(', '), delimiter };
  }
  if (processing.optionName !== 'LOGTOJSON') return input;
  const { logFormat, matchPattern = '', customFieldNames = [] } = processing;
  return { ...input, logFormat, matchPattern, fieldNames: customFieldNames.join(', ') };
}

import { z } from 'zod';

const fieldNames = z.array(z.string().min(1).max(100)).max(200);

/** What a line becomes before it is sent. https://docs.aws.amazon.com/streams/latest/dev/writing-with-agents.html */
const dataProcessingSchema = z.discriminatedUnion('optionName', [
  z.object({ optionName: z.literal('NONE') }),
  /** The lines of one record on one line. */
  z.object({ optionName: z.literal('SINGLELINE') }),
  z.object({
    optionName: z.literal('CSVTOJSON'),
    customFieldNames: fieldNames.min(1),
    /** One character as it is, several as a regular expression: `\t`, `\s*;\s*`. */
    delimiter: z.string().min(1).max(20),
  }),
  z.object({
    optionName: z.literal('LOGTOJSON'),
    logFormat: z.enum(['COMMONAPACHELOG', 'COMBINEDAPACHELOG', 'APACHEERRORLOG', 'SYSLOG']),
    /** In place of the format's own, for whole lines; each group is a field, and each field has a name. */
    matchPattern: z.string().max(2_000).optional(),
    /** As many as the pattern has groups, or no line is of the form. */
    customFieldNames: fieldNames.optional(),
  }),
]);

export type DataProcessing = z.infer<typeof dataProcessingSchema>;

/**
 * One flow of a Kinesis Agent into a stream, in its own words, with its own defaults and ranges.
 * aggregatedRecordSizeBytes is not here: the agent has it for delivery streams alone.
 * https://docs.aws.amazon.com/streams/latest/dev/writing-with-agents.html
 */
export const agentFlowSchema = z.object({
  filePattern: z.string().min(1).max(1_000),
  initialPosition: z.enum(['START_OF_FILE', 'END_OF_FILE']),
  maxBufferAgeMillis: z.int().min(1_000).max(900_000),
  maxBufferSizeBytes: z.int().min(1).max(5_242_880),
  maxBufferSizeRecords: z.int().min(1).max(500),
  partitionKeyOption: z.enum(['RANDOM', 'DETERMINISTIC']),
  multiLineStartPattern: z.string().min(1).max(2_000).optional(),
  skipHeaderLines: z.int().min(0).max(1_000),
  /** What a record ends with that was longer than an agent sends. */
  truncatedRecordTerminator: z.string().max(100).default('\n'),
  /** How often files are looked at for what was added. The agent names no range [unsure]. */
  minTimeBetweenFilePollsMillis: z.int().min(100).max(900_000).default(100),
  dataProcessing: dataProcessingSchema,
});

export type AgentFlow = z.infer<typeof agentFlowSchema>;

/** As an agent without configuration has it; the code's 5 MiB, not the 4 MiB of the documentation. */
export const defaultFlow: Omit<AgentFlow, 'filePattern'> = {
  initialPosition: 'END_OF_FILE',
  maxBufferAgeMillis: 60_000,
  maxBufferSizeBytes: 5_242_880,
  maxBufferSizeRecords: 500,
  partitionKeyOption: 'RANDOM',
  skipHeaderLines: 0,
  truncatedRecordTerminator: '\n',
  minTimeBetweenFilePollsMillis: 100,
  dataProcessing: { optionName: 'NONE' },
};

import { javascriptGenerator, type ProgramPlan, pythonGenerator } from './generator-program.ts';
import { cliCode } from '#components/code/cli-code.ts';
import type { CodeSheet, CodeTab } from '#components/code/code-sheet.ts';
import type { CodePlace } from '#components/code/sdk-call.ts';
import { plannedCall } from '#lib/aws/planned-call.ts';
import type { GeneratorPlan } from '#lib/jobs/generator-plan.ts';
import type { AgentFlow } from '#lib/jobs/tail/agent-flow.ts';

/** A record as the form shows it. */
export interface SampleRecord {
  key: string;
  text: string;
}

type SheetPlan = ProgramPlan & Pick<GeneratorPlan, 'tail'>;

/** What a generator sends, as programs that send the like. */
export function generatorSheet(
  plan: SheetPlan,
  samples: readonly SampleRecord[],
  place: CodePlace,
): CodeSheet {
  if (plan.tail) return [agentTab(plan.streamName, plan.tail, place), ...resourceTabs];
  const extra = extraNote(plan);
  const texts = samples.map(({ text }) => text);
  return [
    cliTab(plan.streamName, samples, place),
    {
      id: 'javascript',
      label: 'JavaScript',
      text: javascriptGenerator(plan, place),
      ...(extra !== undefined && { note: extra }),
    },
    {
      id: 'python',
      label: 'Python',
      ...(texts.length > 0 && { text: pythonGenerator(plan, place, texts) }),
      note: [
        texts.length > 0
          ? 'The same rates and keys; the data are those of the sample.'
          : 'It draws its data from a sample, of which there is none yet.',
        extra,
      ]
        .filter(Boolean)
        .join(' '),
    },
    ...resourceTabs,
  ];
}

function cliTab(StreamName: string, samples: readonly SampleRecord[], place: CodePlace): CodeTab {
  const encoder = new TextEncoder();
  const Records = samples.map(({ key, text }) => ({
    Data: encoder.encode(text),
    PartitionKey: key,
  }));
  return {
    id: 'cli',
    label: 'AWS CLI',
    ...(Records.length > 0 && {
      text: cliCode(plannedCall('PutRecords', { StreamName, Records }), place),
    }),
    note:
      Records.length > 0
        ? 'One call with the records of the sample: a rate over time needs a program. For version 2, which takes bytes as base64.'
        : 'A call of put-records has records in it, and there is no sample of them yet.',
  };
}

/** https://docs.aws.amazon.com/streams/latest/dev/writing-with-agents.html */
function agentTab(kinesisStream: string, flow: AgentFlow, place: CodePlace): CodeTab {
  const { dataProcessing, ...rest } = flow;
  const options = dataProcessing.optionName === 'NONE' ? {} : optionsOf(dataProcessing);
  const configuration = {
    'kinesis.endpoint': place.endpoint ?? `https://kinesis.${place.region}.amazonaws.com`,
    flows: [{ ...rest, kinesisStream, ...options }],
  };
  return {
    id: 'agent',
    label: 'Kinesis Agent',
    text: JSON.stringify(configuration, undefined, 2),
    note: 'As /etc/aws-kinesis/agent.json of an Amazon Kinesis Agent on the machine that has the files.',
  };
}

const optionsOf = (option: AgentFlow['dataProcessing']) => ({
  dataProcessingOptions: [option],
});

function extraNote({ sending: { aggregates, encrypts, retry } }: SheetPlan): string | undefined {
  const notes = [
    ...(aggregates
      ? ['Its records go one by one; to pack them, use the Kinesis Producer Library.']
      : []),
    ...(encrypts
      ? ['Its data are plain; to encrypt them, use the AWS Encryption SDK or Web Crypto.']
      : []),
    ...(retry === 'kpl'
      ? ['It does not keep to 150 % of each shard’s limit, as the KPL does.']
      : []),
  ];
  return notes.length === 0 ? undefined : notes.join(' ');
}

const nothingLasts =
  'describes what lasts: the stream that is written into. It has nothing that writes records.';

const resourceTabs: readonly CodeTab[] = [
  { id: 'terraform', label: 'Terraform', note: `Terraform ${nothingLasts}` },
  { id: 'cloudformation', label: 'CloudFormation', note: `CloudFormation ${nothingLasts}` },
];

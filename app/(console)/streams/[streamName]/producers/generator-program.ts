import { javascriptPut, pythonPut } from './retry-program.ts';
import {
  javascriptShape,
  keyFormula,
  pythonShape,
  rateFormula,
  type ShapeLanguage,
  skewOf,
} from './shape-program.ts';
import { templateExpression } from './template-program.ts';
import { javascriptConfig } from '#components/code/javascript-code.ts';
import { pythonClient, pythonLiteral } from '#components/code/python-code.ts';
import type { CodePlace } from '#components/code/sdk-call.ts';
import type { GeneratorPlan } from '#lib/jobs/generator-plan.ts';

/** What a program makes records from. */
export type ProgramPlan = Pick<
  GeneratorPlan,
  'streamName' | 'template' | 'recordsPerSecond' | 'keyShape' | 'traffic' | 'sending'
>;

/** A generator as a program for Node.js, which goes on until it is stopped. */
export function javascriptGenerator(plan: ProgramPlan, place: CodePlace): string {
  const data = templateExpression(plan.template);
  const usesFaker = data.includes('faker.');
  return `${usesFaker ? '// npm install @aws-sdk/client-kinesis @faker-js/faker' : '// npm install @aws-sdk/client-kinesis'}
${plan.keyShape.kind === 'random' ? "import { randomUUID } from 'node:crypto';\n" : ''}import { setTimeout as sleep } from 'node:timers/promises';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
${usesFaker ? "import { faker } from '@faker-js/faker';\n" : ''}
const client = new KinesisClient(${javascriptConfig(place)});
const startedMs = Date.now();
${javascriptSkew(plan)}${data.includes('inString(') ? 'const inString = (value) => JSON.stringify(String(value)).slice(1, -1);\n' : ''}
const rateAt = (seconds) => ${rate(plan, javascriptShape)};
const keyAt = (seconds, number) => ${keyFormula(plan.keyShape, javascriptShape)};
const dataOf = ({ key, number, turn }) =>
  ${data};

${javascriptPut(plan.streamName, plan.sending.retry)}

let number = 0;
for (let due = 0, lastMs = startedMs; ; ) {
  const nowMs = Date.now();
  const seconds = (nowMs - startedMs) / 1000;
  due += (rateAt(seconds) * (nowMs - lastMs)) / 1000;
  lastMs = nowMs;
  const records = [];
  while (due >= 1 && records.length < 500) {
    due -= 1;
    number += 1;
    const key = keyAt(seconds, number);
    const turn = ${turnOf(plan)};
    records.push({ PartitionKey: key, Data: Buffer.from(dataOf({ key, number, turn })) });
  }
  if (records.length > 0) {
    const failed = await put(records);
    if (failed > 0) console.error(\`\${failed} of \${records.length} records were refused.\`);
  }
  await sleep(due >= 1 ? 0 : 50);
}`;
}

/** The same in Python, whose data are those of a sample: it has no such templates. */
export function pythonGenerator(
  plan: ProgramPlan,
  place: CodePlace,
  samples: readonly string[],
): string {
  const keys = keyFormula(plan.keyShape, pythonShape);
  const rates = rate(plan, pythonShape);
  return `${rates.includes('math.') || keys.includes('math.') ? 'import math\n' : ''}import random
import time
${keys.includes('uuid.') ? 'import uuid\n' : ''}
import boto3

client = ${pythonClient('kinesis', place)}
samples = ${pythonLiteral([...samples])}
started = time.time()
${pythonSkew(plan)}

def rate_at(seconds):
    return ${rates}


def key_at(seconds, number):
    return ${keys}


${pythonPut(plan.streamName, plan.sending.retry)}


number, due, last = 0, 0.0, started
while True:
    now = time.time()
    seconds = now - started
    due += rate_at(seconds) * (now - last)
    last = now
    records = []
    while due >= 1 and len(records) < 500:
        due -= 1
        number += 1
        data = random.choice(samples)
        records.append({"PartitionKey": key_at(seconds, number), "Data": data.encode()})
    if records:
        failed = put(records)
        if failed > 0:
            print(f"{failed} of {len(records)} records were refused.")
    time.sleep(0 if due >= 1 else 0.05)`;
}

const rate = ({ traffic: shape, recordsPerSecond }: ProgramPlan, language: ShapeLanguage): string =>
  rateFormula({ shape, recordsPerSecond }, language);

const turnOf = ({ keyShape }: ProgramPlan): string =>
  keyShape.kind === 'entities' ? `Math.floor((number - 1) / ${keyShape.keys}) + 1` : '1';

function javascriptSkew({ keyShape }: ProgramPlan): string {
  const skew = skewOf(keyShape);
  if (!skew) return '';
  return `
// Zipf's law: the n-th key is asked for 1 / n ** ${skew.exponent} as often as the first.
const upTo = [];
for (let n = 1; n <= ${skew.keys}; n++) upTo.push((upTo.at(-1) ?? 0) + 1 / n ** ${skew.exponent});
const weighted = () => {
  const chance = Math.random() * upTo.at(-1);
  return upTo.findIndex((sum) => chance < sum) + 1;
};
`;
}

function pythonSkew({ keyShape }: ProgramPlan): string {
  const skew = skewOf(keyShape);
  if (!skew) return '';
  return `
# Zipf's law: the n-th key is asked for 1 / n ** ${skew.exponent} as often as the first.
numbers = range(1, ${skew.keys + 1})
shares = [1 / n ** ${skew.exponent} for n in numbers]


def weighted():
    return random.choices(numbers, shares)[0]

`;
}

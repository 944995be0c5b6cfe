import type { LabCall } from './lab-calls.ts';
import type { CodeSheet } from '#components/code/code-sheet.ts';
import { javascriptLiteral } from '#components/code/javascript-code.ts';
import { pythonLiteral } from '#components/code/python-code.ts';
import { anyKey, type CodePlace } from '#components/code/sdk-call.ts';
import { shellQuoted } from '#components/code/shell-quoted.ts';
import { labSigningName, labTargetPrefix } from '#lib/lab-client/lab-names.ts';

/** Calls of the simulator's lab, which no program of AWS knows. */
export const labSheet = (calls: readonly LabCall[], place: CodePlace): CodeSheet => [
  {
    id: 'curl',
    label: 'curl',
    text: calls.map((call) => curlCode(call, place)).join('\n\n'),
    note: 'The AWS CLI knows AWS’s services only. curl 7.75 and later signs as it does.',
  },
  {
    id: 'javascript',
    label: 'JavaScript',
    text: javascriptLab(calls, place),
    note: 'With the lab’s own client: run it in a checkout of Kinetoscope.',
  },
  { id: 'python', label: 'Python', text: pythonLab(calls, place) },
  {
    id: 'terraform',
    label: 'Terraform',
    note: 'The lab is of the simulator. AWS has no such operation, and so neither Terraform nor CloudFormation has a resource for it.',
  },
];

const contentType = 'application/x-amz-json-1.1';
const urlOf = ({ endpoint = 'http://127.0.0.1:4567' }: CodePlace): string =>
  `${endpoint.replace(/\/$/, '')}/`;

/** On the wire a time is in seconds since 1970. */
function onWire(this: unknown, name: string, value: unknown): unknown {
  const held: unknown = Reflect.get(Object(this), name);
  return held instanceof Date ? held.getTime() / 1_000 : value;
}

function curlCode({ operation, input }: LabCall, place: CodePlace): string {
  const user =
    place.takesAnyKey === true
      ? `${anyKey}:${anyKey}`
      : '"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"';
  return [
    'curl --fail-with-body',
    `--aws-sigv4 ${shellQuoted(`aws:amz:${place.region}:${labSigningName}`)}`,
    `--user ${user}`,
    `--header ${shellQuoted(`Content-Type: ${contentType}`)}`,
    `--header ${shellQuoted(`X-Amz-Target: ${labTargetPrefix}.${operation}`)}`,
    `--data ${shellQuoted(JSON.stringify(input, onWire))}`,
    shellQuoted(urlOf(place)),
  ].join(' \\\n  ');
}

/** A client of the lab, as `lab`. */
export function javascriptLabClient(place: CodePlace): string {
  const credentials =
    place.takesAnyKey === true
      ? `{ accessKeyId: '${anyKey}', secretAccessKey: '${anyKey}' }`
      : `{
    accessKeyId: process.env.AWS_ACCESS_KEY_ID,
    secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
  }`;
  return `import { createLabClient } from '#lib/lab-client/lab-client.ts';

const lab = createLabClient({
  endpoint: ${JSON.stringify(urlOf(place).slice(0, -1))},
  region: ${JSON.stringify(place.region)},
  credentials: ${credentials},
});`;
}

function javascriptLab(calls: readonly LabCall[], place: CodePlace): string {
  const lines = calls.map(({ operation, input }) => {
    const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
    return `console.log(await lab.${method}(${javascriptLiteral(input)}));`;
  });
  return [javascriptLabClient(place), ...lines, 'lab.destroy();'].join('\n');
}

function pythonLab(calls: readonly LabCall[], place: CodePlace): string {
  const key =
    place.takesAnyKey === true
      ? `aws_access_key_id="${anyKey}", aws_secret_access_key="${anyKey}"`
      : '';
  // What JSON has and Python has not is in none of the inputs.
  const inputs = calls.map(({ operation, input }) => {
    const given: unknown = JSON.parse(JSON.stringify(input, onWire));
    return `print(call("${operation}", ${pythonLiteral(given)}))`;
  });
  return `import json

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.httpsession import URLLib3Session

credentials = boto3.Session(${key}).get_credentials()


def call(operation, given):
    headers = {
        "Content-Type": "${contentType}",
        "X-Amz-Target": "${labTargetPrefix}." + operation,
    }
    request = AWSRequest("POST", ${JSON.stringify(urlOf(place))}, headers, json.dumps(given))
    SigV4Auth(credentials, "${labSigningName}", ${JSON.stringify(place.region)}).add_auth(request)
    answer = URLLib3Session().send(request.prepare())
    if answer.status_code != 200:
        raise RuntimeError(answer.text)
    return answer.text


${inputs.join('\n')}`;
}

import { cliCode } from '#components/code/cli-code.ts';
import { cloudformationCode, cloudformationNote } from '#components/code/cloudformation-code.ts';
import type { CodeSheet, CodeTab } from '#components/code/code-sheet.ts';
import { javascriptCode } from '#components/code/javascript-code.ts';
import { pythonCode } from '#components/code/python-code.ts';
import type { CodePlace, SdkCall } from '#components/code/sdk-call.ts';
import { terraformCode, terraformNote } from '#components/code/terraform-code.ts';

/** Calls of the SDK in each language, and the resources that they make or change. */
export const sheetOfCalls = (calls: readonly SdkCall[], place: CodePlace): CodeSheet => [
  {
    id: 'cli',
    label: 'AWS CLI',
    text: cliText(calls, place),
    ...(calls.some(hasBytes) && {
      note: 'For version 2, which takes bytes as base64. Version 1 takes them as they are.',
    }),
  },
  { id: 'javascript', label: 'JavaScript', text: javascriptCode(calls, place) },
  { id: 'python', label: 'Python', text: pythonCode(calls, place) },
  resources('terraform', 'Terraform', calls.map(terraformCode), calls.map(terraformNote)),
  resources(
    'cloudformation',
    'CloudFormation',
    calls.map(cloudformationCode),
    calls.map(cloudformationNote),
  ),
];

/** The keys once, then a command a call. */
function cliText(calls: readonly SdkCall[], place: CodePlace): string {
  const { takesAnyKey: _, ...later } = place;
  return calls.map((call, index) => cliCode(call, index === 0 ? place : later)).join('\n\n');
}

const hasBytes = ({ input }: SdkCall): boolean =>
  Object.values(input).some((value) => value instanceof Uint8Array);

type Optional = string | undefined;

function resources(
  id: string,
  label: string,
  texts: readonly Optional[],
  notes: readonly Optional[],
): CodeTab {
  const written = texts.filter((text) => text !== undefined);
  const said = [...new Set(notes.filter((note) => note !== undefined))];
  if (written.length === 0 && said.length === 0)
    said.push(`${label} describes what lasts. This is something that is done, so it has none.`);
  else if (written.length > 0 && texts.some((text, at) => !text && notes[at] === undefined))
    said.push('The other calls have no resource.');
  return {
    id,
    label,
    ...(written.length > 0 && { text: written.join('\n\n') }),
    ...(said.length > 0 && { note: said.join(' ') }),
  };
}

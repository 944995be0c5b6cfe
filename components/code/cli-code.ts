import {
  anyKey,
  base64Of,
  type CodePlace,
  membersOf,
  type SdkCall,
} from '#components/code/sdk-call.ts';
import { shellQuoted } from '#components/code/shell-quoted.ts';
import { spacedName } from '#components/code/spaced-name.ts';

/** A call as a command of the AWS CLI, version 2. */
export function cliCode(
  call: SdkCall,
  { region, endpoint, takesAnyKey = false }: CodePlace,
): string {
  const { service, operation } = call;
  const options = [
    `--region ${shellQuoted(region)}`,
    ...(endpoint === undefined ? [] : [`--endpoint-url ${shellQuoted(endpoint)}`]),
    ...(needsJson(call) ? [jsonOption(call)] : membersOf(call).map(optionOf)),
  ];
  return [
    ...(takesAnyKey ? [`export AWS_ACCESS_KEY_ID=${anyKey} AWS_SECRET_ACCESS_KEY=${anyKey}`] : []),
    [`aws ${service} ${spacedName(operation, '-')}`, ...options].join(' \\\n  '),
  ].join('\n');
}

function optionOf([name, value]: [string, unknown]): string {
  const option = `--${spacedName(name, '-')}`;
  if (typeof value === 'boolean') return value ? option : option.replace('--', '--no-');
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return [option, ...value.map(shellQuoted)].join(' ');
  const text = textOf(value);
  // What begins with a dash would be taken for another option.
  return text.startsWith('-') ? `${option}=${shellQuoted(text)}` : `${option} ${shellQuoted(text)}`;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return base64Of(value);
  return JSON.stringify(value, inJson);
}

/** A buffer of Node writes itself down as JSON before anything else is asked, so `this` is looked at. */
function inJson(this: unknown, name: string, value: unknown): unknown {
  const held: unknown = Reflect.get(Object(this), name);
  return held instanceof Uint8Array ? base64Of(held) : value;
}

/** The CLI reads a file for a value that says so, and takes a list's items for options where they begin with a dash. */
const needsJson = (call: SdkCall): boolean =>
  membersOf(call).some(
    ([, value]) =>
      (typeof value === 'string' && /^fileb?:\/\//.test(value)) ||
      (Array.isArray(value) &&
        (value.length === 0 ||
          value.some((item) => typeof item === 'string' && /^(-|fileb?:\/\/)/.test(item)))),
  );

const jsonOption = ({ input }: SdkCall): string =>
  `--cli-input-json ${shellQuoted(JSON.stringify(input, inJson))}`;

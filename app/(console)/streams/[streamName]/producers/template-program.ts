import { fakes } from '#lib/jobs/fakes.ts';
import { jsonStart, parseTemplate } from '#lib/jobs/template.ts';

type Write = (argument: string) => string;

/** Those of faker's that a template has under another name, or as a number. */
const renamed: Readonly<Record<string, string>> = {
  user: 'faker.internet.username()',
  uuid: 'faker.string.uuid()',
  boolean: 'faker.datatype.boolean()',
  'commerce.price': 'Number(faker.commerce.price())',
  'finance.amount': 'Number(faker.finance.amount())',
  'airline.iata': 'faker.airline.airport().iataCode',
  'date.recent': 'faker.date.recent().toISOString()',
};

/** Each word of the template language as an expression in JavaScript. */
const words = new Map<string, Write>([
  ['now', () => 'new Date().toISOString()'],
  ['now.ms', () => 'Date.now()'],
  ['key', () => 'key'],
  ['n', () => 'number'],
  ['id', () => '`${startedMs.toString(36)}-${number}`'],
  ['seq', () => 'turn'],
  ['number', (argument) => `faker.number.int({ min: ${parts(argument).join(', max: ')} })`],
  ['decimal', decimalExpression],
  ['pick', (argument) => `faker.helpers.arrayElement(${JSON.stringify(choices(argument))})`],
  ['text', (argument) => `faker.string.alphanumeric(${argument.trim()})`],
  ...Object.keys(fakes).map((name): [string, Write] => [name, () => fakeExpression(name)]),
]);

/** What makes a word of made-up data. */
export const fakeExpression = (name: string): string => renamed[name] ?? `faker.${name}()`;

const parts = (argument: string): string[] => argument.trim().split(/\s+/);
const choices = (argument: string): string[] => argument.split('|').map((choice) => choice.trim());

function decimalExpression(argument: string): string {
  const [least = '0', most = '1', digits = '2'] = parts(argument);
  const range = `${least} + faker.number.float() * (${most} - ${least})`;
  return `Number((${range}).toFixed(${digits}))`;
}

/** A template as an expression that makes the text of a record. @throws TemplateError */
export function templateExpression(source: string): string {
  const isJson = jsonStart.test(source);
  const { texts, placeholders } = parseTemplate(source, words);
  const written = placeholders.map(({ fill, isInsideString }) => {
    if (!isJson) return fill;
    return isInsideString ? `inString(${fill})` : `JSON.stringify(${fill})`;
  });
  const pieces = texts.flatMap((text, at) => [
    ...(text === '' ? [] : [JSON.stringify(text)]),
    ...(written[at] === undefined ? [] : [written[at]]),
  ]);
  return `[\n${pieces.map((piece) => `    ${piece},\n`).join('')}  ].join('')`;
}

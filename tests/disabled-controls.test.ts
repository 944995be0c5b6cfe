import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { expect, it } from 'vitest';
import { root } from '#scripts/setup/environment.mjs';

/** What a person meets. */
const screens = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'app/*.tsx', 'components/*.tsx'],
  { cwd: root, encoding: 'utf8' },
)
  .trim()
  .split('\n');

/** What says why: a button’s reason, which the keyboard reaches, or text that stands beside a switch. */
const reason = /\b(disabledReason|description)\b/;

/** Controls that a text disables without a reason, by the line they begin in. */
function unexplained(text: string, path: string): number[] {
  const lines: number[] = [];
  const note = (start: number) => lines.push(text.slice(0, start).split('\n').length);
  const isDisabled = /^disabled$/;
  new Visitor({
    JSXOpeningElement({ attributes, start }) {
      const written = attributes.map((one) => text.slice(one.start, one.end));
      const disables = written.some((one) => isDisabled.test(one.split('=')[0] ?? ''));
      if (disables && !written.some((one) => reason.test(one))) note(start);
    },
    ObjectExpression({ properties, start }) {
      const written = properties.map((one) => text.slice(one.start, one.end));
      const disables = written.some((one) => isDisabled.test(one.split(':')[0] ?? ''));
      if (disables && !written.some((one) => reason.test(one))) note(start);
    },
  }).visit(parseSync(path, text).program);
  return lines;
}

it('finds what does not say why', () => {
  const text = `const a = <Button disabled={x} />;
const b = <Button disabled={x} {...(x && { disabledReason: 'y' })} />;
const c = { disabled: x };
const d = <Toggle disabled={x} description={y} />;`;
  expect(unexplained(text, 'a.tsx')).toEqual([1, 3]);
});

it('every control that can be disabled says why', () => {
  const found = screens.flatMap((path) =>
    unexplained(readFileSync(join(root, path), 'utf8'), path).map((line) => `${path}:${line}`),
  );
  expect(found).toEqual([]);
});

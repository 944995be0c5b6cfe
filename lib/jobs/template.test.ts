import { base, en, Faker } from '@faker-js/faker';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakes } from '#lib/jobs/fakes.ts';
import { compileTemplate, mostPlaceholders, TemplateError } from '#lib/jobs/template.ts';
import { templateComplaint } from '#lib/jobs/template-complaint.ts';
import { mostTextCharacters, templateWords } from '#lib/jobs/words.ts';

const faker = new Faker({ locale: [en, base], seed: 7 });
const words = templateWords(() => faker);
const context = {
  nowMs: Date.UTC(2026, 10, 22),
  number: 3,
  partitionKey: 'user-7',
  turn: 2,
  startedMs: 36,
};
const render = (source: string) => compileTemplate(source, words).render(context);

describe('a JSON template', () => {
  test('writes numbers bare and strings in quotes', () => {
    const record: unknown = JSON.parse(
      render(
        '{"n":{{n}},"key":{{key}},"at":"{{now}}","page":"/{{pick a|b}}/","price":{{decimal 1 9 1}}}',
      ),
    );
    expect(record).toEqual({
      n: 3,
      key: 'user-7',
      at: '2026-11-22T00:00:00.000Z',
      page: expect.stringMatching(/^\/[ab]\/$/),
      price: expect.any(Number),
    });
  });

  test('stays JSON whatever a value contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (partitionKey) => {
        const template = compileTemplate('{"in \\" side":"<{{key}}>","outside":{{key}}}', words);
        expect(JSON.parse(template.render({ ...context, partitionKey }))).toEqual({
          'in " side': `<${partitionKey}>`,
          outside: partitionKey,
        });
      }),
    );
  });

  test.each(Object.keys(fakes))('{{%s}} fits inside and outside a string', (name) => {
    for (let round = 0; round < 50; round++) {
      const text = render(`{"a":{{${name}}},"b":"{{${name}}}"}`);
      expect(() => JSON.parse(text) as unknown).not.toThrow();
      expect(text.length).toBeLessThan(4_000);
    }
  });

  test('says why it is not JSON', () => {
    expect(() => render('{"a": {{n}},}')).toThrow(/^Filled in, the template is not JSON: /);
  });
});

test('any other template is text, filled in as it stands', () => {
  const template = compileTemplate('{{key}} "{{n}}"', words);
  expect(template.isJson).toBe(false);
  expect(template.render(context)).toBe('user-7 "3"');
});

describe('a stranger’s template', () => {
  test.each(['constructor', '__proto__', 'toString', 'helpers.fake', 'string.alpha(9)', ''])(
    'finds no {{%s}}',
    (name) => {
      expect(() => render(`{{${name}}}`)).toThrow(TemplateError);
    },
  );

  test('is bounded in length and placeholders', () => {
    expect(() => render('x'.repeat(70_000))).toThrow(/70000 characters/);
    expect(() => render('{{n}}'.repeat(mostPlaceholders + 1))).toThrow(/201 placeholders/);
    expect(() => render(`{{text ${mostTextCharacters + 1}}}`)).toThrow(/length of 1 to/);
  });

  test.each([
    'number 6 1',
    'number 1',
    'number 1.5 2',
    'number 1 2 3',
    'decimal 1',
    'pick a',
    'text',
    'text -1',
    'n 4',
  ])('{{%s}} is refused with a sentence', (written) => {
    expect(() => render(`{{${written}}}`)).toThrow(/takes .*\.$/);
  });
});

test('{{text n}} has exactly n letters, short or long', () => {
  for (const length of [1, 100, 4_096, 5_000, 200_000]) {
    const template = compileTemplate(`{{text ${length}}}`, words);
    for (let round = 0; round < 20; round++) expect(template.render(context)).toHaveLength(length);
  }
});

test('{{id}} is the same for a record each time, {{seq}} its turn', () => {
  expect(render('{{id}} {{seq}}')).toBe('10-3 2');
});

describe('a complaint says where', () => {
  test.each([
    ['{\n  "a": {{nonsense}}\n}', 'Line 2, column 8: There is no placeholder {{nonsense}}.'],
    ['{\n  "a": "{{text}}"\n}', /^Line 2, column 9: \{\{text\}\} takes/],
    [
      '{"key":"{{key}}",\n"n":{{n}}\n"x":1}',
      /^Line 3, column 1: Filled in, the template is not JSON: /,
    ],
    ['{"a": 1', /^Line 1, column 8: Filled in/],
    ['', 'The template is empty.'],
  ])('%j', (source, complaint) => {
    expect(templateComplaint(source)).toEqual(
      complaint instanceof RegExp ? expect.stringMatching(complaint) : complaint,
    );
  });

  test('and there is none for a template that works', () => {
    expect(templateComplaint('{"a":{{n}},"b":"{{person.fullName}} {{text 9}}"}')).toBeUndefined();
  });
});

test('a template cannot make a record without end', () => {
  const source = '{{text 1000000}}'.repeat(12);
  expect(() => render(source)).toThrow(/longer than the 10 MiB/);
});

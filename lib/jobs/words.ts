import type { Faker } from '@faker-js/faker';
import { fakes } from '#lib/jobs/fakes.ts';
import { TemplateError, type Word } from '#lib/jobs/template.ts';

/** The longest `{{text n}}`. */
export const mostTextCharacters = 1_000_000;

/**
 * All words of the template language: what the record knows (`now`, `key`), what takes an argument (`number 1 6`),
 * and made-up data. `faker` is asked for only when a record is made, so that a template can be checked
 * where there is none. faker's own `helpers.fake` is not used: it resolves any path and takes any argument, so that a
 * template could ask for unbounded work (and once could run code, GHSA-qxc2-j82w-r537).
 */
export function templateWords(faker: () => Faker): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>([
    ['now', plain('now', (context) => new Date(context.nowMs).toISOString())],
    ['now.ms', plain('now.ms', (context) => context.nowMs)],
    ['key', plain('key', (context) => context.partitionKey)],
    ['n', plain('n', (context) => context.number)],
    ['id', plain('id', ({ startedMs, number }) => `${startedMs.toString(36)}-${number}`)],
    ['seq', plain('seq', (context) => context.turn)],
    ['number', (argument) => numberWord(faker, argument)],
    ['decimal', (argument) => decimalWord(faker, argument)],
    ['pick', (argument) => pickWord(faker, argument)],
    ['text', (argument) => textWord(faker, argument)],
  ]);
  for (const [name, make] of Object.entries(fakes))
    words.set(
      name,
      plain(name, () => make(faker())),
    );
  return words;
}

function plain(name: string, fill: ReturnType<Word>): Word {
  return (argument) => {
    if (argument !== '') throw new TemplateError(`{{${name}}} takes nothing behind its name.`);
    return fill;
  };
}

const numbersIn = (argument: string) =>
  argument.split(/\s+/).map((part) => (part === '' ? Number.NaN : Number(part)));

function numberWord(faker: () => Faker, argument: string): ReturnType<Word> {
  const [min = Number.NaN, max = Number.NaN, ...more] = numbersIn(argument);
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || min > max || more.length > 0)
    throw new TemplateError(
      '{{number}} takes two whole numbers, the smaller first: {{number 1 6}}.',
    );
  return () => faker().number.int({ min, max });
}

function decimalWord(faker: () => Faker, argument: string): ReturnType<Word> {
  const [min = Number.NaN, max = Number.NaN, digits = 2, ...more] = numbersIn(argument);
  const isDigits = Number.isInteger(digits) && digits >= 0 && digits <= 10;
  if (!Number.isFinite(min) || !Number.isFinite(max) || min > max || !isDigits || more.length > 0)
    throw new TemplateError(
      '{{decimal}} takes the least, the most and up to 10 decimal places: {{decimal 0 1 2}}.',
    );
  return () => Number((min + faker().number.float() * (max - min)).toFixed(digits));
}

function pickWord(faker: () => Faker, argument: string): ReturnType<Word> {
  const choices = argument.split('|').map((choice) => choice.trim());
  if (choices.length < 2 || choices.includes(''))
    throw new TemplateError('{{pick}} takes choices with bars between them: {{pick cart|pay}}.');
  return () => faker().helpers.arrayElement(choices);
}

/** Letters cut out of one pool: long texts at high rates must cost little. */
function textWord(faker: () => Faker, argument: string): ReturnType<Word> {
  const length = Number(argument);
  if (argument === '' || !Number.isInteger(length) || length < 1 || length > mostTextCharacters)
    throw new TemplateError(`{{text}} takes a length of 1 to ${mostTextCharacters}: {{text 100}}.`);
  let long: string | undefined;
  return () => {
    long ??= textPool(faker(), length);
    const start = faker().number.int({ min: 0, max: 1_024 });
    return long.slice(start, start + length);
  };
}

function textPool(faker: Faker, length: number): string {
  const pool = faker.string.alphanumeric(Math.min(length, 4_096) + 1_024);
  return length > 4_096 ? pool.repeat(Math.ceil(length / pool.length) + 1) : pool;
}

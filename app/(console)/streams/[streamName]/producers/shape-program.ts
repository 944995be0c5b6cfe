import { javascriptLiteral } from '#components/code/javascript-code.ts';
import { pythonLiteral } from '#components/code/python-code.ts';
import type { KeyShape } from '#lib/jobs/key-shape.ts';
import type { Traffic } from '#lib/jobs/traffic-shape.ts';

/** How two languages write the same formula. */
export interface ShapeLanguage {
  cosine: string;
  circle: string;
  random: string;
  uuid: string;
  choose: (condition: string, then: string, otherwise: string) => string;
  literal: (value: unknown) => string;
  at: (list: string, index: string) => string;
  keyNumber: (prefix: string, number: string) => string;
  /** The least of a power's shares that a chance does not exceed: a number from 1. */
  weighted: string;
  floor: (value: string) => string;
}

export const javascriptShape: ShapeLanguage = {
  cosine: 'Math.cos',
  circle: '2 * Math.PI',
  random: 'Math.random()',
  uuid: 'randomUUID()',
  choose: (condition, then, otherwise) => `${condition} ? ${then} : ${otherwise}`,
  literal: javascriptLiteral,
  at: (list, index) => `${list}[${index}]`,
  keyNumber: (prefix, number) => `${javascriptLiteral(prefix)} + (${number})`,
  weighted: 'weighted()',
  floor: (value) => `Math.floor(${value})`,
};

export const pythonShape: ShapeLanguage = {
  cosine: 'math.cos',
  circle: '2 * math.pi',
  random: 'random.random()',
  uuid: 'str(uuid.uuid4())',
  choose: (condition, then, otherwise) => `${then} if ${condition} else ${otherwise}`,
  literal: pythonLiteral,
  at: (list, index) => `${list}[${index}]`,
  keyNumber: (prefix, number) => `${pythonLiteral(prefix)} + str(${number})`,
  weighted: 'weighted()',
  floor: (value) => `math.floor(${value})`,
};

/** Records a second, as a formula of `seconds` since the start. */
export function rateFormula(
  { shape, recordsPerSecond: base }: Traffic,
  { cosine, circle, choose, literal, at, floor }: ShapeLanguage,
): string {
  switch (shape.kind) {
    case 'wave': {
      const middle = (base + shape.lowest) / 2;
      const height = (base - shape.lowest) / 2;
      return `${middle} - ${height} * ${cosine}(${circle} * seconds / ${shape.periodSeconds})`;
    }
    case 'spike': {
      const { afterSeconds: from, forSeconds, peak } = shape;
      const isWithin = `${from} <= seconds`;
      const isBefore = `seconds < ${from + forSeconds}`;
      return choose(isWithin, `(${choose(isBefore, `${peak}`, `${base}`)})`, `${base}`);
    }
    case 'ramp': {
      const { to, overSeconds } = shape;
      const rising = `${base} + ${to - base} * seconds / ${overSeconds}`;
      return choose(`seconds < ${overSeconds}`, `(${rising})`, `${to}`);
    }
    case 'bursts':
      return choose(
        `seconds % ${shape.everySeconds} < ${shape.forSeconds}`,
        `${shape.peak}`,
        `${base}`,
      );
    case 'recorded': {
      const highest = Math.max(...shape.rates);
      const rates = shape.rates.map((rate) => (highest > 0 ? (rate / highest) * base : 0));
      const step = floor(`seconds / ${shape.stepSeconds}`);
      return at(literal(rates), `${step} % ${rates.length}`);
    }
    default:
      return `${base}`;
  }
}

/** The partition key of the record `number`, from 1, as a formula of it and of `seconds` since the start. */
export function keyFormula(shape: KeyShape, language: ShapeLanguage): string {
  const { random, choose, literal, keyNumber, floor } = language;
  if (shape.kind === 'random') return language.uuid;
  if (shape.kind === 'entities') return keyNumber(shape.prefix, `(number - 1) % ${shape.keys} + 1`);
  if (shape.kind === 'skewed') return keyNumber(shape.prefix, language.weighted);
  const uniform = keyNumber(shape.prefix, floor(`${random} * ${shape.keys}`) + ' + 1');
  if (shape.kind === 'uniform') return uniform;
  const hot = choose(`${random} < ${shape.share}`, literal(shape.hotKey), uniform);
  if (!shape.burst) return hot;
  const { seconds, everySeconds } = shape.burst;
  return choose(`seconds % ${everySeconds} < ${seconds}`, `(${hot})`, uniform);
}

/** Where keys are skewed: what `weighted` needs, by Zipf's law. */
export const skewOf = (shape: KeyShape): { keys: number; exponent: number } | undefined =>
  shape.kind === 'skewed' ? shape : undefined;

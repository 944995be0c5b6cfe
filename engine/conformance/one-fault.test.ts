import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { constraintTrials } from './constraint-values.ts';
import { type Dialect, spoken } from './dialect.ts';
import { type Answer, type FrontDoor, isComplaint, openFrontDoor } from './front-door.ts';
import { complaintsOf, validationMessage } from './grammar.ts';
import { type Site, sitesOfInput } from './site.ts';
import type { Surface } from './surface.ts';
import { typeTrials } from './type-trials.ts';
import { requiredMembers } from './valid-value.ts';

/** What an answer has to be. */
type Expected = Answer | 'anything but a fault or a complaint';

interface Case {
  readonly what: string;
  readonly request: object;
  readonly expected: Expected;
}

const refusal = (type: string, message: string): Answer => ({
  status: 400,
  type,
  message: message === '' ? undefined : message,
});

/** Whether a form could say it. */
const isPlain = (value: unknown): boolean => {
  if (value === null) return false;
  if (typeof value !== 'object' || value instanceof Date) return true;
  const parts = Object.values(value).filter((part) => part !== undefined);
  return parts.length > 0 && parts.every(isPlain);
};

function constraintCases({ path, schema, constraint, request }: Site): Case[] {
  return constraintTrials(schema, constraint).map(([what, value]) => {
    const complaints = complaintsOf(path, schema, constraint, value);
    return {
      what: `${path}: ${what}`,
      request: request(value),
      expected:
        complaints.length > 0
          ? refusal('ValidationException', validationMessage(complaints))
          : 'anything but a fault or a complaint',
    };
  });
}

function typeCases({ path, name, schema, request }: Site, surface: Surface, dialect: Dialect) {
  const number = surface.isFractional(name) ? 'Double' : 'Integer';
  return typeTrials(schema, { isCbor: dialect.isCbor, number }).map(([value, words]): Case => ({
    what: `${path}: ${JSON.stringify(value)}`,
    request: request(value),
    expected: refusal('SerializationException', words),
  }));
}

function casesOf(surface: Surface, dialect: Dialect): Case[] {
  const base: Case = {
    what: 'what it cannot go without',
    request: requiredMembers(surface.input, surface.constraints),
    expected: 'anything but a fault or a complaint',
  };
  const sites = sitesOfInput(surface.input, surface.constraints);
  const constrained = [base, ...sites.flatMap(constraintCases)];
  return dialect.hasKinds
    ? [...constrained, ...sites.flatMap((site) => typeCases(site, surface, dialect))]
    : constrained.filter(({ request }) => Object.values(request).every(isPlain));
}

/** A request that keeps the constraints may still be refused, by an operation and in other words. */
function keeps(answer: Answer, expected: Expected, surface: Surface): boolean {
  if (typeof expected === 'object') return JSON.stringify(answer) === JSON.stringify(expected);
  if (answer.status === 200) return true;
  return (
    answer.status < 500 && answer.type !== 'SerializationException' && !isComplaint(answer, surface)
  );
}

const shorten = (value: unknown) => JSON.stringify(value).slice(0, 300);

let door: FrontDoor;
let count = 0;

/** How many cases there were when this was last looked at. It only rises. */
const fewest = 13_000;

beforeAll(async () => {
  door = await openFrontDoor();
});

afterAll(() => door.close());

describe('each way to break each member gets AWS’s words', () => {
  it.each(spoken)('$title', async ({ surface, dialect }) => {
    const cases = casesOf(surface, dialect);
    const answers = await Promise.all(
      cases.map(({ request }) => door.ask(surface, dialect, request)),
    );
    const wrong = cases.flatMap(({ what, expected }, index) => {
      const answer = answers[index];
      const isRight = answer !== undefined && keeps(answer, expected, surface);
      return isRight ? [] : [`${what}: ${shorten(answer)} is not ${shorten(expected)}`];
    });
    expect(wrong).toEqual([]);
    expect(door.bugs()).toEqual([]);
    count += cases.length;
  });

  it('in no fewer cases than before', () => {
    console.log(`conformance: ${count} requests with one fault each`);
    expect(count).toBeGreaterThanOrEqual(fewest);
  });
});

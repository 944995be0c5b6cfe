import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, spoken } from './dialect.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { sitesOfInput } from './site.ts';

let door: FrontDoor;

beforeAll(async () => {
  door = await openFrontDoor();
});

afterAll(() => door.close());

const placeholder = 'put it here';

/** What JSON can say and JavaScript's writer of it does not. */
const oddJson = [
  '1e999',
  '-1e999',
  '1e-999',
  '9'.repeat(400),
  '-0',
  '"\\ud800"',
  '"\\u0000\\uffff"',
  '"__proto__"',
  '{"__proto__":{"a":1}}',
  '{"a":"b","a":"c","constructor":null}',
  `${'['.repeat(100)}${']'.repeat(100)}`,
  `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
  `"${'x'.repeat(200_000)}"`,
  `"${'=/'.repeat(2)}"`,
  '[null,null]',
  '{"":null}',
];

/** What CBOR can say and JSON cannot. */
const oddCbor: readonly unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  2 ** 64,
  1.5,
  -0,
  Buffer.alloc(0),
  new Date(8.64e15),
  new Date(-1),
  [[[[Buffer.of(0)]]]],
  '\0',
  'x'.repeat(200_000),
];

const [json] = dialects;
const inJson = spoken.filter(({ dialect }) => dialect === json);
const inCbor = spoken.filter(({ dialect }) => dialect.isCbor);

/** Refused or taken, but no fault of the engine's own. */
async function expectNoFault(answers: readonly Promise<{ status: number }>[], what: unknown) {
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect({ what, faults: statuses.filter((status) => status >= 500) }).toEqual({
    what,
    faults: [],
  });
  expect(door.bugs()).toEqual([]);
}

describe('no value makes the engine fail', () => {
  it.each(inJson)('of any member of $title', async ({ surface, dialect }) => {
    for (const { path, request } of sitesOfInput(surface.input, surface.constraints)) {
      const body = String(dialect.write(request(placeholder), surface));
      const bodies = oddJson.map((odd) => body.replace(JSON.stringify(placeholder), () => odd));
      await expectNoFault(
        bodies.map((each) => door.post(surface, dialect, each)),
        path,
      );
    }
  });

  it.each(inCbor)('of any member of $title', async ({ surface, dialect }) => {
    for (const { path, request } of sitesOfInput(surface.input, surface.constraints))
      await expectNoFault(
        oddCbor.map((odd) => door.ask(surface, dialect, request(odd))),
        path,
      );
  });
});

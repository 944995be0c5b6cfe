import { expect, test } from 'vitest';
import {
  notImplemented,
  offeredOperations,
  runOperation,
  UnknownOperationException,
} from '#engine/core/not-implemented.ts';

const table = {
  Greet: (context: { greeting: string }, input: { name: string }) =>
    `${context.greeting} ${input.name}`,
  Part: notImplemented,
};

test('an operation of the table runs with its context and input', () => {
  expect(runOperation('Manners', table, 'Greet', { greeting: 'Hello' }, { name: 'you' })).toBe(
    'Hello you',
  );
});

test('an absent operation is refused by name, in AWS’s form', () => {
  for (const operation of ['Part', 'Leave', 'toString', '__proto__']) {
    const run = () => runOperation('Manners', table, operation, {}, {});
    expect(run).toThrow(UnknownOperationException);
    expect(run).toThrow(
      expect.objectContaining({
        name: 'UnknownOperationException',
        $fault: 'client',
        message: expect.stringContaining(`does not offer ${operation} of Manners`),
      }),
    );
  }
});

test('what is offered can be told from what is not', () => {
  expect(offeredOperations(table)).toEqual(['Greet']);
});

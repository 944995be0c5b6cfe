import { expect } from 'vitest';

/** Expects a call to fail with an error of AWS's, by name and, where given, in its words. */
export async function expectFailure(
  call: Promise<unknown>,
  name: string,
  message?: string | RegExp,
): Promise<void> {
  const failure = await call.then(
    () => new Error('The call succeeded'),
    (error: Error) => error,
  );
  expect(failure).toMatchObject({ name });
  if (typeof message === 'string') expect(failure.message).toBe(message);
  else if (message) expect(failure.message).toMatch(message);
}

/** Expects AWS's validation grammar: how many members failed, and each of the complaints. */
export async function expectValidationError(
  call: Promise<unknown>,
  ...complaints: string[]
): Promise<void> {
  const count = `${complaints.length} validation error${complaints.length > 1 ? 's' : ''} detected`;
  await expectFailure(call, 'ValidationException', `${count}: ${complaints.join('; ')}`);
}

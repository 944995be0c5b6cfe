import { ValidationException } from '#lib/lab-client/errors.ts';

const $metadata = {};

export const invalid = (message: string) => new ValidationException({ message, $metadata });

/** One member's complaint, in the grammar of AWS's validation. */
export const invalidMember = (value: string, member: string, constraint: string) =>
  invalid(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );

import type { z } from 'zod';
import { FailureError } from '#lib/aws/failure.ts';

/** The first complaint of each field, by its path: `tags.0.key`. */
export function fieldErrors(schema: z.ZodType, values: unknown): Record<string, string> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return {};
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[path.join('.')] ??= message;
  return errors;
}

/** On the server: what an action was given, or a failure at the field that is wrong. */
export function parseInput<Output>(schema: z.ZodType<Output>, values: unknown): Output {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new FailureError({
    name: 'InvalidInput',
    message: issue?.message ?? 'The input is not valid.',
    retryable: false,
    ...(issue && { member: issue.path.join('.') }),
  });
}

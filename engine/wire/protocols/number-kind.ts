import type { NormalizedSchema } from '@smithy/core/schema';

/** A number as Java has it behind the real service. */
export type NumberKind = 'Integer' | 'Double';

/**
 * The SDK's schemas call every number a number, so what is fractional is told here, after the public API models.
 * A namespace that is not listed takes any number.
 */
const doubles: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['com.amazonaws.kinesis', new Set<string>()],
  [
    'com.amazonaws.cloudwatch',
    new Set(['Threshold', 'Value', 'Values', 'Counts', 'SampleCount', 'Sum', 'Minimum', 'Maximum']),
  ],
]);

/** @param owner the structure that has the member, or whose list's items these are */
export function numberKind(owner: NormalizedSchema, member: string): NumberKind {
  const namespace = owner.getName(true)?.split('#')[0] ?? '';
  const fractional = doubles.get(namespace);
  return !fractional || fractional.has(member) ? 'Double' : 'Integer';
}

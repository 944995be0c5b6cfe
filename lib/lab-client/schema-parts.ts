import type {
  StaticListSchema,
  StaticOperationSchema,
  StaticSchema,
  StaticStructureSchema,
} from '@smithy/types';

/* What the lab's schemas are made of, in the form in which SDK packages carry theirs. */

export const namespace = 'com.kinetoscope.lab';

export const text = 0;
export const number = 1;
export const boolean = 2;
export const timestamp = 4;
export const blob = 21;

/** @param required how many of the members, the first ones, must be there */
export const structure = (
  name: string,
  members: Record<string, StaticStructureSchema[5][number]> = {},
  required = 0,
): StaticStructureSchema => [
  3,
  namespace,
  name,
  0,
  Object.keys(members),
  Object.values(members),
  required,
];

export const list = (name: string, item: StaticSchema): StaticListSchema => [
  1,
  namespace,
  name,
  0,
  () => item,
];

export const operation = (
  name: string,
  input: StaticStructureSchema,
  output: StaticStructureSchema,
): StaticOperationSchema => [9, namespace, name, 0, () => input, () => output];

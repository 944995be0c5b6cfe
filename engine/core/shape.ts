/** A value that is not what it should be. The message says where and why. */
export class ShapeError extends Error {}

/** Checks a value of unknown origin and answers with it, freed of what nobody asked for. */
export type Shape<T> = (value: unknown, path: string) => T;

const refuse = (path: string, wanted: string): never => {
  throw new ShapeError(`${path} is not ${wanted}`);
};

export const text =
  (mostCharacters: number, pattern?: RegExp): Shape<string> =>
  (value, path) =>
    typeof value === 'string' && value.length <= mostCharacters && (pattern?.test(value) ?? true)
      ? value
      : refuse(
          path,
          `text${pattern ? ` like ${pattern.source}` : ` of ${mostCharacters} characters`}`,
        );

export const wholeNumber =
  (least: number, most: number): Shape<number> =>
  (value, path) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
      ? value
      : refuse(path, `a whole number from ${least} to ${most}`);

export const amount =
  (most: number): Shape<number> =>
  (value, path) =>
    typeof value === 'number' && value >= 0 && value <= most
      ? value
      : refuse(path, `a number up to ${most}`);

export const truth: Shape<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : refuse(path, 'true or false');

export const oneOf =
  <T extends string>(...words: readonly T[]): Shape<T> =>
  (value, path) =>
    words.find((word) => word === value) ?? refuse(path, `one of ${words.join(', ')}`);

export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value, path) =>
    value === undefined ? undefined : shape(value, path);

export const listOf =
  <T>(item: Shape<T>, most: number): Shape<T[]> =>
  (value, path) =>
    Array.isArray(value) && value.length <= most
      ? value.map((each, index) => item(each, `${path}[${index}]`))
      : refuse(path, `a list of at most ${most}`);

export const mapOf =
  <T>(item: Shape<T>): Shape<Record<string, T>> =>
  (value, path) =>
    Object.fromEntries(
      Object.entries(asObject(value, path)).map(([key, each]) => [
        key,
        item(each, `${path}.${key}`),
      ]),
    );

/** Every member of `T` has its shape, so that one that is added to the type cannot be forgotten here. */
export const objectOf =
  <T extends object>(members: { [Key in keyof T]-?: Shape<T[Key] | undefined> }): Shape<T> =>
  (value, path) => {
    const given = asObject(value, path);
    for (const key of Object.keys(given))
      if (!Object.hasOwn(members, key)) refuse(`${path}.${key}`, 'known');
    const checked = Object.entries<Shape<unknown>>(members)
      .map(([key, shape]) => [key, shape(given[key], `${path}.${key}`)] as const)
      .filter(([, member]) => member !== undefined);
    // Each member was checked by the shape of its name.
    return Object.fromEntries(checked) as T;
  };

/** An object of no more than so many characters of JSON, whose members are nobody's business here. */
export const jsonOf =
  <T extends object>(mostCharacters: number): Shape<T> =>
  (value, path) => {
    const given = asObject(value, path);
    if (JSON.stringify(given).length > mostCharacters) refuse(path, 'so short');
    // Whoever asks for this says what it is.
    return given as T;
  };

function asObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(path, 'an object');
  // What JSON calls an object has names for keys.
  return value as Record<string, unknown>;
}

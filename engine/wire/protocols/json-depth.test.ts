import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestsDeeperThan } from './json-depth.ts';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map((each) => depthOf(each)))
    : 0;

describe('nestsDeeperThan', () => {
  it('counts as a walk of the parsed value would', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6, stringUnit: fc.constantFrom(...'"\\[]{}a,:'.split('')) }),
        fc.integer({ min: 2, max: 7 }),
        (value, limit) => {
          expect(nestsDeeperThan(JSON.stringify(value), limit)).toBe(depthOf(value) > limit);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('sees nesting that is never closed', () => {
    expect(nestsDeeperThan('['.repeat(1_000_000), 128)).toBe(true);
    expect(nestsDeeperThan('{"a":'.repeat(1_000_000), 128)).toBe(true);
  });

  it('is not fooled by brackets in strings', () => {
    expect(nestsDeeperThan(JSON.stringify({ a: '['.repeat(500), b: [] }), 128)).toBe(false);
    expect(nestsDeeperThan('["]\\\\",'.repeat(200), 128)).toBe(true);
  });
});

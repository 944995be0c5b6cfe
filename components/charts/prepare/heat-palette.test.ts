import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { heatFill, heatTokens } from '#components/charts/prepare/heat-palette.ts';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Machado, Oliveira and Fernandes 2009, full severity, on linear RGB. */
const visions: Record<string, Matrix> = {
  'all three cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const require = createRequire(import.meta.url);
const tokens = tokenValues();

function tokenValues(): Record<string, { $value: { light: string; dark: string } }> {
  const file = require.resolve('@cloudscape-design/design-tokens/index-visual-refresh.json');
  // The package documents this file's shape in the schema beside it.
  return JSON.parse(readFileSync(file, 'utf8')).tokens;
}

/** `var(--color-charts-blue-1-400-ajl038, #3184c2)` → the token's value in a mode. */
function valueOf(variable: string, mode: 'light' | 'dark'): string {
  const name = /var\(--(.+)-[a-z0-9]{6}, /.exec(variable)?.[1];
  const token = tokens[name ?? ''];
  if (!token) throw new Error(`No design token behind ${variable}.`);
  return token.$value[mode];
}

const linear = (hex: string): Triple => {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};

const times = (row: Triple, color: Triple): number =>
  row[0] * color[0] + row[1] * color[1] + row[2] * color[2];

const clamp = (value: number) => Math.min(1, Math.max(0, value));
const labStep = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);

const seen = (vision: Matrix, color: Triple): Triple => {
  return [
    clamp(times(vision[0], color)),
    clamp(times(vision[1], color)),
    clamp(times(vision[2], color)),
  ];
};

function lab(color: Triple): Triple {
  const x = labStep(times([0.4124, 0.3576, 0.1805], color) / 0.95047);
  const y = labStep(times([0.2126, 0.7152, 0.0722], color));
  const z = labStep(times([0.0193, 0.1192, 0.9505], color) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (a: Triple, b: Triple): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.each(['light', 'dark'] as const)('in %s mode', (mode) => {
  test.each(Object.entries(visions))('levels are told apart with %s', (_, vision) => {
    const names = ['empty', 'calm', 'warm', 'hot'] as const;
    const colors = names.map((name) => lab(seen(vision, linear(valueOf(heatTokens[name], mode)))));
    colors.forEach((color, index) => {
      for (const other of colors.slice(index + 1))
        expect(distance(color, other)).toBeGreaterThan(30);
    });
  });
});

test('calm cells grow stronger with the load, and never as strong as a warning', () => {
  const opacities = [0, 0.01, 0.3, 0.69].map((share) => heatFill(share).opacity);
  expect(opacities).toEqual(opacities.toSorted((a, b) => a - b));
  expect(new Set(opacities).size).toBe(4);
  expect(opacities.at(-1)).toBeLessThan(1);
  expect(heatFill(0.7)).toEqual({ level: 'warm', opacity: 1 });
  expect(heatFill(1.4)).toEqual({ level: 'hot', opacity: 1 });
});

test('the tokens are those that the installed components define, or dark mode would stay light', () => {
  const box = require.resolve('@cloudscape-design/components/box');
  const defined = readFileSync(
    join(dirname(dirname(box)), 'internal/generated/styles/tokens.js'),
    'utf8',
  );
  for (const variable of Object.values(heatTokens))
    expect(defined).toContain(/--[a-z0-9-]+/.exec(variable)?.[0]);
});

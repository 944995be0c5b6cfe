/** What the files of one folder may import. A folder without an entry of its own falls under its parent's. */
export interface ImportRule {
  folder: string;
  /** Beginnings of paths of ours, from the project's root. Its own folder always counts. */
  ours: readonly string[];
  /** Beginnings of package names; any package where it is left out. */
  packages?: readonly string[];
  /** Beginnings of packages that it may not import, although it may import others. */
  never?: readonly string[];
}

/** React, the framework and what draws: things of the screen. */
const screen = ['react', 'next', '@cloudscape-design/', 'recharts', '@tanstack/', 'nuqs'];
const database = ['@prisma/', '@libsql/', 'prisma'];
const awsSdk = ['@aws-sdk/', '@smithy/'];

/** One service of the simulator: the core, and the SDK package whose server side it is. */
const service = (name: string): ImportRule => ({
  folder: `engine/${name}/`,
  ours: ['engine/core/'],
  packages: ['node:', `@aws-sdk/client-${name}`],
});

/** Who may import whom: the table of the design. The most specific folder counts. */
export const importTable: readonly ImportRule[] = [
  { folder: 'engine/core/', ours: [], packages: ['node:', 'lmdb'] },
  service('kinesis'),
  service('cloudwatch'),
  service('sts'),
  // The lab has no package at AWS: the console's client of it holds its schemas and types.
  {
    folder: 'engine/lab/',
    ours: ['engine/core/', 'lib/lab-client/'],
    packages: ['node:', '@smithy/'],
  },
  {
    folder: 'engine/wire/',
    ours: ['engine/core/'],
    packages: ['node:', '@smithy/', '@aws-sdk/core', 'selfsigned'],
  },
  // Requests made from every service's schemas and constraints, the lab's too.
  {
    folder: 'engine/conformance/',
    ours: ['engine/', 'lib/lab-client/'],
    packages: ['node:', ...awsSdk],
  },
  // main.ts and simulator.ts put the parts together.
  { folder: 'engine/', ours: ['engine/'], packages: ['node:'] },
  { folder: 'workers/', ours: ['lib/', 'prisma/generated/'], never: screen },
  {
    folder: 'lib/',
    ours: ['prisma/generated/', 'prisma/apply.ts'],
    never: ['react', '@cloudscape-design/', 'recharts'],
  },
  { folder: 'lib/format/', ours: [], packages: [] },
  { folder: 'lib/lab-client/', ours: [], packages: ['node:', ...awsSdk] },
  {
    folder: 'components/',
    ours: ['lib/format/'],
    never: [...awsSdk, ...database, 'next', 'node:'],
  },
  { folder: 'scenarios/', ours: ['lib/'], never: [...screen, ...database] },
  {
    folder: 'app/',
    ours: ['components/', 'lib/', 'scenarios/', 'prisma/generated/'],
    never: database,
  },
  { folder: 'prisma/', ours: [], packages: ['node:', ...database] },
  { folder: 'e2e/', ours: ['engine/simulator.ts', 'bench/', 'scenarios/', 'scripts/', 'lib/'] },
  { folder: 'bench/', ours: ['engine/simulator.ts', 'scripts/'], packages: ['node:'] },
  { folder: 'scripts/', ours: ['engine/', 'lib/lab-client/'], packages: ['node:'] },
  { folder: 'tests/', ours: ['scripts/'] },
  // Configuration of tools, and Next's proxy.
  { folder: '', ours: ['lib/', 'e2e/', 'scripts/'] },
];

/** What a test may import beside what its neighbours may: it is a client of the simulator like any other. */
export const testRule = {
  ours: ['engine/simulator.ts', 'engine/testing/', 'lib/lab-client/'],
  packages: ['vitest', 'fast-check', 'node:', ...awsSdk],
};

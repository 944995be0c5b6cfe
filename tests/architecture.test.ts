import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { root } from '#scripts/setup/environment.mjs';
import { type ImportRule, importTable, testRule } from './import-table.ts';
import { readSourceFile, type SourceFile } from './source-file.ts';

const mostLines = 250;

const paths = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'],
  { cwd: root, encoding: 'utf8' },
)
  .trim()
  .split('\n');
const files = paths.map(readSourceFile);

/** Tests, and what stands in a folder called `testing` for them. */
const isTest = ({ path }: SourceFile) => /\.(test|spec)\.tsx?$|\/testing\//.test(path);
const startsWithAny = (text: string, starts: readonly string[]) =>
  starts.some((start) => text.startsWith(start));
const ruleFor = (path: string): ImportRule | undefined =>
  importTable
    .filter(({ folder }) => path.startsWith(folder))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0];

function mayImport(file: SourceFile, imported: string): boolean {
  const rule = ruleFor(file.path);
  if (!rule) return false;
  const isNeighbour = rule.folder !== '' && imported.startsWith(rule.folder);
  const more = isTest(file) ? testRule.ours : [];
  return isNeighbour || startsWithAny(imported, [...rule.ours, ...more]);
}

function mayUse(file: SourceFile, packageName: string): boolean {
  const rule = ruleFor(file.path);
  if (isTest(file) && startsWithAny(packageName, testRule.packages)) return true;
  if (rule?.never && startsWithAny(packageName, rule.never)) return false;
  return !rule?.packages || startsWithAny(packageName, rule.packages);
}

/** `app/(console)/streams/…` belongs to `streams`; the shell around the features belongs to none. */
const featureOf = (path: string) => /^app\/\(console\)\/([^/]+)\//.exec(path)?.[1];

const fileName = (path: string) => path.replace(/.*\//, '');
const bareName = (path: string) =>
  fileName(path).replace(/\..*/, '').replaceAll('-', '').toLowerCase();

/** Each finding is a line that says where and what, so that a failed test reads as a list of things to do. */
const findings = (look: (file: SourceFile) => readonly string[]) =>
  files.flatMap((file) => look(file).map((what) => `${file.path}: ${what}`));

/** Only here may the engine meet the machine's own time, chance and environment. */
const isMachineSide = (path: string) =>
  path.startsWith('engine/core/') ||
  path === 'engine/main.ts' ||
  path === 'engine/simulator.ts' ||
  // It reckons how long no engine ran, which only the machine knows.
  path === 'engine/lab/clock-keeper.ts' ||
  // Clients hold a certificate against their own clock, not against the simulated one.
  path === 'engine/wire/certificate.ts';

describe('imports', () => {
  it('of our own files follow the table', () => {
    expect(
      findings((file) => file.ownImports.filter((imported) => !mayImport(file, imported))),
    ).toEqual([]);
  });

  it('of packages follow the table', () => {
    expect(findings((file) => file.packageImports.filter((name) => !mayUse(file, name)))).toEqual(
      [],
    );
  });

  it('never reach from one feature of the console into another', () => {
    expect(
      findings(({ path, ownImports }) =>
        ownImports.filter((imported) => {
          const feature = featureOf(imported);
          return path.startsWith('app/') && feature !== undefined && feature !== featureOf(path);
        }),
      ),
    ).toEqual([]);
  });

  it('name our files by a path that Node itself understands', () => {
    const hasExtension = /\.(ts|tsx|mjs|css|json)$/;
    expect(
      findings(({ ownImports }) => ownImports.filter((path) => !hasExtension.test(path))),
    ).toEqual([]);
  });
});

describe('files', () => {
  it('have names in kebab-case that say what is in them', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|d))?\.(ts|tsx|mjs)$/;
    const vague = /(^|-)(utils?|helpers?|common|managers?|misc)[-.]/;
    expect(
      findings(({ path }) => {
        const name = fileName(path);
        return kebab.test(name) && !vague.test(name) ? [] : ['is not a name for a file'];
      }),
    ).toEqual([]);
  });

  it('are named after what they export, where that is one operation or one component', () => {
    const isNamedByNext =
      /\/(page|layout|loading|error|not-found|global-error|template|default|route)\.tsx?$/;
    expect(
      findings((file) => {
        const isBound = /\/operations\/[^/]+\.ts$|\.tsx$/.test(file.path);
        if (!isBound || isTest(file) || isNamedByNext.test(file.path)) return [];
        const components = file.exports.filter((name) => /^[A-Z]/.test(name));
        const names = file.path.endsWith('.tsx') ? components : file.exports;
        const isNamed = names.some((name) => name.toLowerCase().includes(bareName(file.path)));
        return isNamed || names.length !== 1 ? [] : [`exports ${file.exports.join(', ')}`];
      }),
    ).toEqual([]);
  });

  it(`have at most ${mostLines} lines`, () => {
    expect(findings(({ lines }) => (lines > mostLines ? [`has ${lines} lines`] : []))).toEqual([]);
  });

  it('are no barrels but the table of a service', () => {
    const isServiceTable = /^engine\/[^/]+\/index\.ts$/;
    expect(
      paths.filter((path) => /(^|\/)index\.tsx?$/.test(path) && !isServiceTable.test(path)),
    ).toEqual([]);
  });
});

describe('code', () => {
  it('of the engine takes time, chance and settings from its context', () => {
    expect(
      findings((file) => {
        const isBound = file.path.startsWith('engine/') && !isMachineSide(file.path);
        return isBound && !isTest(file) ? file.suspects.filter((suspect) => suspect !== 'any') : [];
      }),
    ).toEqual([]);
  });

  it('never says any', () => {
    expect(findings(({ suspects }) => suspects.filter((suspect) => suspect === 'any'))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { root } from '#scripts/setup/environment.mjs';

/** What the architecture test needs to know of one file. */
export interface SourceFile {
  /** From the project's root. */
  path: string;
  lines: number;
  /** Files of ours, as paths from the root. */
  ownImports: string[];
  /** Packages and `node:` modules, as they are written. */
  packageImports: string[];
  /** `any`, and what reads the clock, chance or the environment, as it stands in the code. */
  suspects: string[];
  exports: string[];
}

/** `#lib/x.ts` and `./x.ts` name a file of ours, anything else a package. */
function resolveOwn(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return specifier.startsWith('.') ? join(from, '..', specifier) : undefined;
}

const suspectMembers = new Set(['Date.now', 'Math.random', 'process.env', 'performance.now']);

/** Reads imports of every kind: static, re-exports, dynamic, and those inside of types. */
export function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const { program, module } = parseSync(path, text);
  const specifiers = new Set(module.staticImports.map(({ moduleRequest }) => moduleRequest.value));
  const exported = new Set<string>();
  const suspects: string[] = [];
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, exportName } of entries) {
      if (moduleRequest) specifiers.add(moduleRequest.value);
      if (exportName.name) exported.add(exportName.name);
    }
  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal') specifiers.add(String(source.value));
    },
    TSImportType({ source }) {
      specifiers.add(source.value);
    },
    TSAnyKeyword() {
      suspects.push('any');
    },
    MemberExpression({ start, end }) {
      const member = text.slice(start, end);
      if (suspectMembers.has(member)) suspects.push(member);
    },
    NewExpression({ start, end }) {
      const construction = text.slice(start, end);
      if (/^new Date(\(\s*\))?$/.test(construction)) suspects.push(construction);
    },
  }).visit(program);
  const resolved = [...specifiers].map((specifier) => ({
    specifier,
    own: resolveOwn(specifier, path),
  }));
  return {
    path,
    lines: text.split('\n').length - 1,
    ownImports: resolved.flatMap(({ own }) => own ?? []),
    packageImports: resolved.flatMap(({ specifier, own }) => (own ? [] : specifier)),
    suspects,
    exports: [...exported],
  };
}

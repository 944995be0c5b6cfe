import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations as cloudWatch } from '#engine/cloudwatch/index.ts';
import { offeredOperations } from '#engine/core/not-implemented.ts';
import { operations as kinesis } from '#engine/kinesis/index.ts';
import { operations as lab } from '#engine/lab/index.ts';
import { root } from './setup/environment.mjs';

/** Writes docs/fidelity.md from the tables of the services; with `--check`, says whether it is up to date. */
const file = join(root, 'docs', 'fidelity.md');

const services = [
  { title: 'Amazon Kinesis Data Streams', folder: 'kinesis', operations: kinesis },
  { title: 'Amazon CloudWatch', folder: 'cloudwatch', operations: cloudWatch },
  { title: 'Lab (the simulator’s own)', folder: 'lab', operations: lab },
];

/** The service's own note at the top of its table: gaps, what differs by design, what clients do oddly. */
function noteOf(folder: string): string {
  const source = readFileSync(join(root, 'engine', folder, 'index.ts'), 'utf8');
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? '';
  const text = comment.replaceAll(/^ *\* ?/gm, '').trim();
  return text
    .replaceAll(/^(Gaps|By design|Client quirks):/gm, '\n**$1.**')
    .replaceAll(/\n{3,}/g, '\n\n');
}

const sections = services.map(({ title, folder, operations }) => {
  const names = Object.keys(operations).toSorted();
  const offered = new Set(offeredOperations(operations));
  const rows = names.map((name) => `| ${name} | ${offered.has(name) ? 'done' : 'absent'} |`);
  return {
    summary: `| ${title} | ${offered.size} | ${names.length - offered.size} |`,
    text: [`## ${title}`, '', noteOf(folder), '', '| operation | |', '|---|---|', ...rows].join(
      '\n',
    ),
  };
});

const page = `# Fidelity

What the simulator answers of each service. An absent operation is refused with \`UnknownOperationException\`.
This page is made from the tables of the services by \`npm run fidelity\`; \`npm run check\` fails when it is out of date.

| service | done | absent |
|---|---:|---:|
${sections.map(({ summary }) => summary).join('\n')}

${sections.map(({ text }) => text).join('\n\n')}
`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, page);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== page) {
  console.error('docs/fidelity.md is out of date: run `npm run fidelity`.');
  process.exitCode = 1;
}

import { javascriptLabClient } from '../lab-sheet.ts';
import type { CodeSheet } from '#components/code/code-sheet.ts';
import type { CodePlace } from '#components/code/sdk-call.ts';

const note =
  'With the lab’s own client, in parts of 4 MiB: run it in a checkout of Kinetoscope, with the name of the file. “npm run snapshot” does the like, and restores what it brings.';

/** A snapshot’s file brought to the simulator, as a program. */
export const uploadSheet = (place: CodePlace): CodeSheet => [
  {
    id: 'javascript',
    label: 'JavaScript',
    note,
    text: `import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
${javascriptLabClient(place)}
const path = process.argv.at(-1);
const file = await readFile(path);
const SnapshotName = basename(path, '.kinetoscope');
for (let Offset = 0; Offset < file.length; Offset += 4_194_304)
  await lab.putSnapshotPart({
    SnapshotName,
    Offset,
    Data: file.subarray(Offset, Offset + 4_194_304),
    TotalBytes: file.length,
  });
lab.destroy();`,
  },
];

/** The file of a snapshot that is there, as a program. */
export const downloadSheet = (name: string, place: CodePlace): CodeSheet => [
  {
    id: 'javascript',
    label: 'JavaScript',
    note,
    text: `import { open } from 'node:fs/promises';
${javascriptLabClient(place)}
const SnapshotName = ${JSON.stringify(name)};
const file = await open(process.argv.at(-1), 'w');
for (let Offset = 0; Offset !== undefined; ) {
  const part = await lab.getSnapshotPart({ SnapshotName, Offset });
  await file.writeFile(part.Data);
  Offset = part.NextOffset;
}
await file.close();
lab.destroy();`,
  },
];

/** Something a person can put right. Its message is all that they are shown. */
export class Stop extends Error {}

/**
 * Runs a command line program, and ends it with 1 and one sentence when it fails.
 * @param {() => Promise<unknown>} work
 */
export async function runProgram(work) {
  try {
    await work();
  } catch (error) {
    console.error('');
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}

const oldestNode = 20;

export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode)
    throw new Stop(
      `Kinetoscope needs Node ${oldestNode} or later and this is Node ${process.versions.node}: install a newer one and run the same command again.`,
    );
}

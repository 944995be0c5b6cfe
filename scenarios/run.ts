import { connectionById } from '#lib/connections.ts';
import { db, simulatorId } from '#lib/db.ts';
import { startStorefront } from '#scenarios/storefront.ts';

/** `node scenarios/run.ts storefront [connection id]` */
const scenarios = { storefront: startStorefront };

const [name = '', connectionId = simulatorId] = process.argv.slice(2);
const scenario = Object.entries(scenarios).find(([known]) => known === name)?.[1];
const connection = await connectionById(connectionId);
if (!scenario || !connection) {
  const what = scenario
    ? `There is no connection ${connectionId}.`
    : `There is no scenario “${name}”.`;
  process.stderr.write(`${what} Scenarios: ${Object.keys(scenarios).join(', ')}.\n`);
  process.exit(1);
}
const { streamName } = await scenario(connection);
process.stdout.write(`${name}: ${streamName} at ${connection.name}\n`);
await db().$disconnect();

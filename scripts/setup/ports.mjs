import { createServer } from 'node:net';
import { Stop } from './stop.mjs';

/**
 * @param {number} port 0 picks a free one
 * @returns {Promise<number | undefined>} the port, if it could be had
 */
function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** A port that nothing listens on now. */
export async function freePort() {
  const port = await tryPort(0);
  if (!port) throw new Stop('This machine has no free port on 127.0.0.1.');
  return port;
}

/**
 * @param {number} port
 * @param {string} variable the environment's name for it
 * @param {string} user what would listen there
 */
export async function requirePort(port, variable, user) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop(`${variable} must be a port from 1 to 65535.`);
  if (await tryPort(port)) return;
  throw new Stop(
    `Port ${port}, which the ${user} needs, is taken: stop the program that uses it (another Kinetoscope?), or choose another port, as in \`${variable}=${await freePort()} npm start\`.`,
  );
}

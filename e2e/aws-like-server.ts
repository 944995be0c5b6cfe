import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The simulator without its lab, as AWS is: what reaches it through here is of a real connection to the console. */
export async function startAwsLikeServer(
  engineEndpoint: string,
): Promise<{ endpoint: string; close: () => void }> {
  const engine = new URL(engineEndpoint);
  const server = createServer((asked, answer) => {
    if (String(asked.headers['x-amz-target']).startsWith('KinetoscopeLab')) {
      answer.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      answer.end(JSON.stringify({ __type: 'UnknownOperationException' }));
      return;
    }
    const passed = request(
      {
        host: engine.hostname,
        port: engine.port,
        method: asked.method,
        path: asked.url,
        headers: asked.headers,
      },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, close: () => server.close() };
}

import process from 'node:process';
import { createInterface } from 'node:readline';

/**
 * A process that holds the embedded server, for tests that kill it. It takes the options as JSON in
 * its first argument, prints one JSON line for each thing that happens, and obeys `release` and
 * `url` on its input. SIGINT is ignored, as by a server that drains.
 */
export async function holdEmbedded(openEmbedded) {
  const options = JSON.parse(process.argv[2] ?? '{}');
  const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
  process.on('SIGINT', () => tell({ event: 'interrupted' }));
  try {
    const server = await openEmbedded({ ...options, log: (text) => tell({ event: 'log', text }) });
    const { url, home, dataDirectory, version } = server;
    tell({ event: 'open', url, home, dataDirectory, version });
    for await (const line of createInterface({ input: process.stdin })) {
      if (line === 'url') tell({ event: 'url', url: server.url });
      if (line !== 'release') continue;
      await server.release();
      tell({ event: 'released' });
      break;
    }
  } catch (error) {
    tell({ event: 'error', code: error.code ?? null, message: String(error.message) });
    process.exitCode = 1;
  }
  process.exit();
}

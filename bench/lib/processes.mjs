// Processes of a benchmark: what is measured and who measures it never share one.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { root } from '../../scripts/lib/paths.mjs';

const PATIENCE_MS = 120_000;

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A module of ours in a process of its own; what it prints is for people. */
export function start(file, { environment = {} } = {}) {
  return fork(file, {
    cwd: root,
    stdio: ['ignore', 2, 2, 'ipc'],
    execArgv: [],
    env: { ...process.env, ...environment },
    serialization: 'advanced',
  });
}

/** Tells a process something and answers what it says next; throws where it ends instead. */
export async function ask(child, message) {
  const said = await new Promise((resolve, reject) => {
    const onMessage = (answer) => {
      child.off('exit', onExit);
      resolve(answer);
    };
    const onExit = (code) => {
      child.off('message', onMessage);
      reject(new Error(`${child.spawnargs.at(-1)} ended with ${code}`));
    };
    child.once('message', onMessage).once('exit', onExit);
    child.send(message);
  });
  if (said?.error) throw new Error(said.error);
  return said;
}

export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Waits for the first 200 of an address while `child` lives. */
export async function firstAnswer(url, child) {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    try {
      const answer = await fetch(url);
      if (answer.status === 200) return;
    } catch (error) {
      if (error.cause?.code !== 'ECONNREFUSED') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${url} never answered`);
}

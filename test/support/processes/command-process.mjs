// Runs commands of the command line one after the other, as the built product has them: what takes
// a second, reading the product, it does once. Each line of its input is { args, settings }, each
// line of its output { code, out, told }.
import { createInterface } from 'node:readline';
import { cli } from '../../../dist/server/bundle/cli.js';

const answer = process.stdout.write.bind(process.stdout);
const bare = { ...process.env };

function listen(stream) {
  let text = '';
  stream.write = (part) => {
    text += part.toString();
    return true;
  };
  return () => {
    const heard = text;
    text = '';
    return heard;
  };
}

const [out, told] = [process.stdout, process.stderr].map(listen);
for await (const line of createInterface({ input: process.stdin })) {
  const { args, settings } = JSON.parse(line);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, bare, settings);
  process.exitCode = 0;
  await cli(args);
  answer(`${JSON.stringify({ code: process.exitCode, out: out(), told: told() })}\n`);
}
process.exit();

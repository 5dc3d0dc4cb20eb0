// A migration that is killed in the middle. argv: URL, and after how many steps the process dies;
// all of them: behind the last step, before BullMQ's schema and the privileges.
import { migrate } from '../../dist/server/platform/database/index.js';
import { migrations } from '../../dist/server/migrations/index.js';

const [url, steps] = process.argv.slice(2);
const done = migrations.slice(0, Number(steps));
const die = () => process.kill(process.pid, 'SIGKILL');

const timestamp = Number(done.at(-1).name.slice(-13)) + 1;
class Dies {
  name = `Dies${timestamp}`;

  async up(runner) {
    await runner.query('CREATE TABLE half_made (id integer)');
    die();
    await new Promise(() => setInterval(() => undefined, 1_000));
  }

  async down() {
    throw new Error('It never came to be.');
  }
}

if (done.length === migrations.length) await migrate(url, die);
else await migrate(url, () => undefined, [...done, Dies]);

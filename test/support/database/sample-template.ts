import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli, settingsOf } from '../processes/product-process.js';
import { asSuperuser, templateFor, urlOf, type Template } from './test-template.js';

const LOCK = 7_011_060_017;

export interface SampleTemplate {
  readonly template: Template;
  /** with the files of the sample; to be copied */
  readonly home: string;
}

/**
 * The sample, made by the command line by who first asks for it in a run; it takes seconds, and a
 * clone of it a tenth of one.
 */
export async function sampleTemplate(): Promise<SampleTemplate> {
  const from = await templateFor('separated');
  const template = { ...from, name: `${from.name}_sample` };
  const home = join(tmpdir(), template.name);
  await asSuperuser(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [
      template.name,
    ]);
    if (rowCount !== 0 && existsSync(home)) return;
    // Nobody clones what is being made: it gets its name when it is whole.
    const making = `${template.name}_making`;
    await client.query(`DROP DATABASE IF EXISTS ${template.name} WITH (FORCE)`);
    await client.query(`DROP DATABASE IF EXISTS ${making} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${making} TEMPLATE ${from.name}`);
    await runCli(['seed'], settingsOf(urlOf(making), home));
    await client.query(`ALTER DATABASE ${making} RENAME TO ${template.name}`);
  });
  return { template, home };
}

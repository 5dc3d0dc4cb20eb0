import { DisplayableError } from '../../kernel/displayable-error.js';
import { secretsFileOf, type Config } from '../config/index.js';
import type { SecretName } from './secret-marks.js';

const SETTINGS: Readonly<Record<SecretName, string>> = {
  session: 'SESSION_SECRET',
  code: 'CODE_KEY',
  hash: 'HASH_KEY',
};

/** What nobody gets back without it. */
const LOSSES: Readonly<Record<SecretName, string>> = {
  session:
    'everybody has to sign in again, and links in mails that were sent end (unsubscribe too)',
  code: 'gift codes that were loaded, and those that people received, can never be read again',
  hash: 'who was referred until now is not recognised: duplicates of them are not seen',
};

const ACCEPT = 'npm run cli -- secrets accept';

/** The secrets are not those with which the data of this database was written. */
export class SecretsRefused extends DisplayableError {
  override readonly name = 'SecretsRefused';
}

/** The file is not there, and the database is. */
export function secretsLost(home: string): SecretsRefused {
  return new SecretsRefused(
    `${secretsFileOf(home)} is not there, and the database was written with its secrets.\n` +
      `Put the file back, from a backup or from where the home was before (GOODTURN_HOME is ${home}).\n` +
      `Where it is gone for good: ${ACCEPT} says what is lost, and goes on without it.`,
  );
}

export function secretsDiffer(
  config: Pick<Config, 'home' | 'secrets'>,
  names: readonly SecretName[],
): SecretsRefused {
  const back = `Put back what it was.\nWhere that is gone for good: ${ACCEPT} says what is lost, and goes on without it.`;
  if (config.secrets !== null) {
    const settings = names.map((name) => SETTINGS[name]).join(', ');
    return new SecretsRefused(
      `${settings} (of the environment): not what this database was written with. ${back}`,
    );
  }
  return new SecretsRefused(
    `${secretsFileOf(config.home)} holds other secrets (${names.join(', ')}) than those that this ` +
      `database was written with. ${back}`,
  );
}

/** A line for each secret that is lost. */
export function lossesOf(names: readonly SecretName[]): string[] {
  return names.map((name) => `  ${name} (${SETTINGS[name]}): ${LOSSES[name]}`);
}

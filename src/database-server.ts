import type { Config } from './platform/config/index.js';
import type { DatabaseServer } from './platform/installation/index.js';
import { locateHome, openEmbedded } from './embedded/index.js';

type Tell = (line: string) => void;

/**
 * Where this installation's files are really kept: as root below a folder that no other user may
 * pass (/root), the embedded server cannot live in the default place. Called once, before anything
 * is written. With DATABASE_URL the home stays as configured.
 */
export function settleHome(config: Config, report: Tell): Config {
  if (config.databaseUrl !== null) return config;
  const { home, homeIsDefault } = config;
  return { ...config, home: locateHome({ home, homeIsDefault, log: report }) };
}

/** Starts or adopts the embedded server, unless DATABASE_URL names another. Throws `EmbeddedError`. */
export async function openServer(config: Config, report: Tell): Promise<DatabaseServer> {
  const { databaseUrl, home, homeIsDefault } = config;
  if (databaseUrl !== null) return { url: databaseUrl, release: () => Promise.resolve() };
  const embedded = await openEmbedded({ home, homeIsDefault, log: report });
  return { url: embedded.url, release: () => embedded.release() };
}

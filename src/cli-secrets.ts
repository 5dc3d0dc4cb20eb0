import { cliConfig, NotFinished, report } from './cli-app.js';
import { openServer } from './database-server.js';
import { acceptSecrets } from './platform/installation/index.js';

/** Says what is lost with the former secrets; with `lost`, loses it. */
export async function acceptOtherSecrets({ lost = false }: { lost?: boolean }): Promise<void> {
  const config = cliConfig();
  const losses = await acceptSecrets(config, await openServer(config, report), lost);
  if (losses.length === 0) {
    report('These are the secrets that the data was written with: nothing is lost.');
    return;
  }
  const lines = losses.join('\n');
  if (lost) {
    report(`Lost with the former secrets:\n${lines}\nFrom now on these are in use. Back them up.`);
    return;
  }
  throw new NotFinished(
    `Without the former secrets this is lost for good:\n${lines}\n` +
      'Nothing was changed. To lose it: npm run cli -- secrets accept --lost',
  );
}

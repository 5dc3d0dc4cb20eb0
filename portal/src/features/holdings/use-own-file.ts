import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, type Client } from 'urql';
import { everyPage } from '../../platform/graphql/every-page.js';
import { toast } from '../../platform/toast.js';
import { useViewer } from '../../platform/viewer.js';
import { saveParts } from '../../ui/figures/save-parts.js';
import { OwnRecords, type HeldRecord, type Holding } from './holdings-query.js';

function recordsOf(client: Client, kind: Holding['kind']): AsyncIterable<readonly HeldRecord[]> {
  return everyPage({
    client,
    query: OwnRecords,
    variables: { kind, first: 1 },
    pick: ({ ownRecords }) => ownRecords,
  });
}

/** All of it as JSON, a kind a line and a record a line, in parts. */
async function partsOf(client: Client, holdings: readonly Holding[]): Promise<string[]> {
  const parts: string[] = [];
  for (const { kind } of holdings) {
    const records: string[] = [];
    for await (const page of recordsOf(client, kind)) {
      records.push(...page.map(({ at, held }) => JSON.stringify({ at, ...(held as object) })));
    }
    parts.push(`${JSON.stringify(kind)}: [\n${records.join(',\n')}\n]`);
  }
  return ['{\n', parts.join(',\n'), '\n}\n'];
}

/** Gives an advocate what is held about them, as a file that programs read too. */
export function useOwnFile(holdings: readonly Holding[]) {
  const { t } = useTranslation(['holdings', 'common']);
  const client = useClient();
  const { program } = useViewer();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const parts = await partsOf(client, holdings);
      saveParts(parts, `${t('fileName', { program: program.name })}.json`, 'application/json');
    } catch {
      void toast({ title: t('common:error.title'), message: t('common:error.offline') });
    } finally {
      setBusy(false);
    }
  };
  return { save, busy };
}

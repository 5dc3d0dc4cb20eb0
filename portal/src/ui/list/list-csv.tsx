import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveCsv } from '../figures/csv.js';

export interface ListFile {
  /** Its name. */
  label: string;
  /** Heads, then every row of the request, also those that are not shown yet. */
  table: () => Promise<readonly (readonly string[])[]>;
}

/** The list as a file for a spreadsheet. */
export function ListCsv({ label, table }: ListFile) {
  const { t } = useTranslation('common');
  const [state, setState] = useState<'READY' | 'BUSY' | 'FAILED'>('READY');
  const save = async () => {
    setState('BUSY');
    try {
      saveCsv(label, await table());
      setState('READY');
    } catch {
      setState('FAILED');
    }
  };
  return (
    <Button
      variant="subtle"
      size="sm"
      px="xs"
      leftSection={<IconDownload size={18} aria-hidden />}
      aria-label={t(state === 'FAILED' ? 'list.csvFailed' : 'csv', { table: label })}
      loading={state === 'BUSY'}
      onClick={() => void save()}
    >
      {state === 'FAILED' ? t('retry') : 'CSV'}
    </Button>
  );
}

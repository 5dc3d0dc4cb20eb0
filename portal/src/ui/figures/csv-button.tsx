import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { saveCsv } from './csv.js';

interface CsvButtonProps {
  /** What the table shows: the file's name, and what a screen reader hears. */
  label: string;
  rows: readonly (readonly string[])[];
}

/** The data of a chart as a file for a spreadsheet; made in the browser from what is shown. */
export function CsvButton({ label, rows }: CsvButtonProps) {
  const { t } = useTranslation('common');
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconDownload size={16} aria-hidden />}
      aria-label={t('csv', { table: label })}
      onClick={() => {
        saveCsv(label, rows);
      }}
    >
      CSV
    </Button>
  );
}

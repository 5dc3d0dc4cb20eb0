import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toCsv } from './csv.js';

/** Hands rows over as a file for a spreadsheet. */
export function downloadCsv(name: string, rows: readonly (readonly string[])[]): void {
  const url = URL.createObjectURL(new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}

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
        downloadCsv(label, rows);
      }}
    >
      CSV
    </Button>
  );
}

import { Button, FileButton, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../../../platform/text-of-file.js';
import { readCodesFile, type CodesColumn, type CodesFile } from './codes-file.js';

/** The codes of a vendor's file: read here, and sent only when they are loaded. */
export default function CodesFromFile({
  onCodes,
}: {
  onCodes: (codes: readonly string[]) => void;
}) {
  const { t, i18n } = useTranslation('reward-editor');
  const [file, setFile] = useState<CodesFile | null>(null);
  const [chosen, setChosen] = useState(0);
  const [unusable, setUnusable] = useState(false);
  const choose = ({ columns }: CodesFile, place: number) => {
    setChosen(place);
    onCodes(columns.find((column) => column.place === place)?.values ?? []);
  };
  const take = async (given: File | null) => {
    if (!given) return;
    try {
      const read = readCodesFile(textOf(await given.arrayBuffer(), i18n.language));
      setUnusable(false);
      setFile(read);
      choose(read, read.likely);
    } catch {
      setFile(null);
      setUnusable(true);
    }
  };
  const nameOf = ({ place, name, sample }: CodesColumn) =>
    name === null || name === ''
      ? t('codes.columnAt', { place, sample })
      : t('codes.column', { name, sample });
  return (
    <Stack gap="xs">
      <Group>
        <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(given) => void take(given)}>
          {(props) => (
            <Button
              {...props}
              size="sm"
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
            >
              {t('codes.file')}
            </Button>
          )}
        </FileButton>
      </Group>
      {unusable && (
        <Text size="sm" c="clay.8" role="alert">
          {t('codes.unusable')}
        </Text>
      )}
      {file && file.columns.length > 1 && (
        <NativeSelect
          label={t('codes.which')}
          data={file.columns.map((column) => ({
            value: String(column.place),
            label: nameOf(column),
          }))}
          value={String(chosen)}
          onChange={(event) => {
            choose(file, Number(event.currentTarget.value));
          }}
        />
      )}
    </Stack>
  );
}

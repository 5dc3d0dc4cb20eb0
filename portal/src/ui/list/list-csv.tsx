import { ActionIcon, Button, Group } from '@mantine/core';
import { IconChevronDown, IconDownload, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CsvFile } from '../figures/csv.js';
import { MenuButton } from '../shell/menu-button.js';

export interface ListFile {
  /** Its name. */
  label: string;
  heads: readonly string[];
  /** Every row of the request, also those that are not shown yet; a long list comes in many pages. */
  pages: () => AsyncIterable<readonly (readonly string[])[]>;
}

/** `rows`: so far, of a file in the making. */
type Saving = { state: 'READY' | 'FAILED' } | { state: 'BUSY'; rows: number };

/** Makes the file page by page; a second call ends the first, and so does the page when it is left. */
function useSaving({ label, heads, pages }: ListFile) {
  const [saving, setSaving] = useState<Saving>({ state: 'READY' });
  const turn = useRef(0);
  const stop = () => {
    turn.current += 1;
    setSaving({ state: 'READY' });
  };
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  const save = async (marked: boolean) => {
    turn.current += 1;
    const own = turn.current;
    const file = new CsvFile(marked);
    let rows = 0;
    setSaving({ state: 'BUSY', rows });
    try {
      file.add([heads]);
      for await (const page of pages()) {
        if (turn.current !== own) return;
        file.add(page);
        rows += page.length;
        setSaving({ state: 'BUSY', rows });
      }
      file.save(label);
      setSaving({ state: 'READY' });
    } catch {
      if (turn.current === own) setSaving({ state: 'FAILED' });
    }
  };
  return { saving, save, stop };
}

/** The list as a file. A long one shows how far it is, and can be stopped. */
export function ListCsv(file: ListFile) {
  const { t } = useTranslation('common');
  const { saving, save, stop } = useSaving(file);
  const busy = saving.state === 'BUSY';
  const failed = saving.state === 'FAILED';
  const Icon = busy ? IconPlayerStop : IconDownload;
  return (
    <Group gap={0} wrap="nowrap">
      <Button
        variant="subtle"
        size="sm"
        px="xs"
        leftSection={<Icon size={18} aria-hidden />}
        {...(busy
          ? {}
          : { 'aria-label': t(failed ? 'list.csvFailed' : 'csv', { table: file.label }) })}
        onClick={() => {
          if (busy) stop();
          else void save(true);
        }}
      >
        {busy && t('list.csvRows', { count: saving.rows })}
        {failed && t('retry')}
        {saving.state === 'READY' && 'CSV'}
      </Button>
      {!busy && (
        <MenuButton
          button={
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('list.csvFor', { table: file.label })}
            >
              <IconChevronDown size={16} aria-hidden />
            </ActionIcon>
          }
          position="bottom-end"
          width={320}
          entries={[
            { key: 'SHEET', text: t('list.csvSheet'), onChoose: () => void save(true) },
            { key: 'PROGRAM', text: t('list.csvProgram'), onChoose: () => void save(false) },
          ]}
        />
      )}
    </Group>
  );
}

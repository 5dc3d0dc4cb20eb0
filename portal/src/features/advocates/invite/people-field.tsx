import { Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../../../platform/text-of-file.js';

const MOST_BYTES = 200_000;

interface PeopleFieldProps {
  value: string;
  onChange: (text: string) => void;
}

/** Names and addresses, typed, pasted, or from a small file. */
export function PeopleField({ value, onChange }: PeopleFieldProps) {
  const { t, i18n } = useTranslation('invitations');
  const [tooBig, setTooBig] = useState(false);
  const take = async (file: File | null) => {
    if (!file) return;
    setTooBig(file.size > MOST_BYTES);
    if (file.size > MOST_BYTES) return;
    const text = textOf(await file.arrayBuffer(), i18n.language);
    onChange(value.trim() === '' ? text : `${value.trimEnd()}\n${text}`);
  };
  return (
    <Stack gap="xs">
      <Textarea
        data-autofocus
        label={t('invite.people')}
        description={t('invite.peopleHint')}
        placeholder={'Rosa Feld <rosa@feld.example>\nbudi@sunda.example'}
        autosize
        minRows={4}
        maxRows={10}
        spellCheck={false}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
      <Group gap="sm">
        <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => void take(file)}>
          {(props) => (
            <Button
              {...props}
              size="sm"
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
            >
              {t('invite.file')}
            </Button>
          )}
        </FileButton>
        {tooBig && (
          <Text size="sm" c="clay.8" role="alert">
            {t('invite.fileTooBig')}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

import { Button, Group, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './copy-field.module.css';

/** Copies a text and confirms it. */
export function CopyButton({ value }: { value: string }) {
  const { t } = useTranslation('common');
  const clipboard = useClipboard({ timeout: 2500 });
  return (
    <Button
      size="md"
      variant={clipboard.copied ? 'light' : 'default'}
      leftSection={clipboard.copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
      onClick={() => {
        clipboard.copy(value);
      }}
    >
      <span aria-live="polite">{clipboard.copied ? t('copied') : t('copy')}</span>
    </Button>
  );
}

/** A text to be taken along: a link, a code, a key. */
export function CopyField({ label, value }: { label: string; value: string }) {
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput
        label={label}
        value={value}
        readOnly
        className={classes.field}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
      />
      <CopyButton value={value} />
    </Group>
  );
}

import { Button, Checkbox, Group, NativeSelect, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../i18n/languages.js';
import { useStarter } from './use-starter.js';

export const DECISION_REASONS = [
  'CRITERIA_NOT_MET',
  'INVALID_PROOF',
  'DUPLICATE',
  'OUT_OF_WINDOW',
  'OTHER',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

export interface Refusal {
  reason: DecisionReason | null;
  message: string;
  final: boolean;
}

interface DecisionFormProps {
  kind: 'REQUEST_CHANGES' | 'REJECT';
  reader: { name: string; language: Language };
  busy: boolean;
  onSend: (refusal: Refusal) => void;
  onCancel: () => void;
}

/** Why it is not approved, and first of all what the advocate can do next (R-C3). */
export function DecisionForm({ kind, reader, busy, onSend, onCancel }: DecisionFormProps) {
  const { t } = useTranslation(['approvals', 'common']);
  const starter = useStarter(reader.language);
  const rejecting = kind === 'REJECT';
  const [reason, setReason] = useState<DecisionReason | ''>('');
  const [message, setMessage] = useState('');
  const [final, setFinal] = useState(false);
  const [tried, setTried] = useState(false);
  const choose = (next: DecisionReason | '') => {
    // Words that somebody wrote stay; a start that was offered gives way to another.
    if (message.trim() === starter(reason).trim()) setMessage(starter(next));
    setReason(next);
  };
  const send = () => {
    setTried(true);
    const missing = message.trim() === '' || (rejecting && reason === '');
    if (!missing) onSend({ reason: reason || null, message: message.trim(), final });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
      }}
      noValidate
    >
      <Stack gap="md">
        <Title order={3} size="h4">
          {t(rejecting ? 'form.rejectTitle' : 'form.changesTitle')}
        </Title>
        <NativeSelect
          label={rejecting ? t('form.reason') : `${t('form.reason')} (${t('common:optional')})`}
          withAsterisk={rejecting}
          data-autofocus
          autoFocus
          value={reason}
          onChange={(event) => {
            choose(DECISION_REASONS.find((each) => each === event.currentTarget.value) ?? '');
          }}
          data={[
            { value: '', label: t('form.choose'), disabled: rejecting },
            ...DECISION_REASONS.map((value) => ({ value, label: t(`reason.${value}`) })),
          ]}
          error={tried && rejecting && reason === '' ? t('form.choose') : undefined}
        />
        <Textarea
          label={t('form.message')}
          description={`${t('form.hint')} ${t('form.reads', { name: reader.name, language: LANGUAGES[reader.language] })}`}
          withAsterisk
          value={message}
          onChange={(event) => {
            setMessage(event.currentTarget.value);
          }}
          maxLength={1000}
          error={tried && message.trim() === '' ? t('form.missing') : undefined}
        />
        {rejecting && (
          <Checkbox
            label={t('form.final')}
            checked={final}
            onChange={(event) => {
              setFinal(event.currentTarget.checked);
            }}
          />
        )}
        <Group gap="sm">
          <Button type="submit" loading={busy} {...(rejecting ? { color: 'clay' } : {})}>
            {t(rejecting ? 'form.sendReject' : 'form.send')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Text size="xs" c="dimmed" visibleFrom="sm">
            Ctrl + Enter · Esc
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../i18n/languages.js';
import { DecisionFrame } from './decision-frame.js';
import { useUnsaved } from '../../ui/forms/unsaved.js';

interface ThanksFormProps {
  reader: { name: string; language: Language };
  busy: boolean;
  onSend: (message: string) => void;
  onCancel: () => void;
}

/** An approval with a word of thanks, which the advocate reads in the mail and beside the stage. */
export function ThanksForm({ reader, busy, onSend, onCancel }: ThanksFormProps) {
  const { t } = useTranslation('approvals');
  const [message, setMessage] = useState('');
  useUnsaved(() => message.trim() !== '');
  const language = LANGUAGES[reader.language];
  return (
    <DecisionFrame
      title={t('thanks.title')}
      sendLabel={t('thanks.send')}
      rejecting={false}
      busy={busy}
      onSend={() => {
        onSend(message.trim());
      }}
      onCancel={onCancel}
    >
      <Textarea
        autoFocus
        label={t('form.message')}
        description={t('thanks.hint', { name: reader.name, language })}
        value={message}
        onChange={(event) => {
          setMessage(event.currentTarget.value);
        }}
        maxLength={1000}
      />
    </DecisionFrame>
  );
}

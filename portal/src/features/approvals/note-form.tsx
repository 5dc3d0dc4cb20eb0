import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionFrame } from './decision-frame.js';
import { useUnsaved } from '../../ui/forms/unsaved.js';

interface NoteFormProps {
  busy: boolean;
  /** Null: nothing to tell. */
  onSend: (note: string | null) => void;
  onCancel: () => void;
}

/** That a reward is sent or done, with what its advocate should know. */
export function NoteForm({ busy, onSend, onCancel }: NoteFormProps) {
  const { t } = useTranslation(['approvals', 'common']);
  const [note, setNote] = useState('');
  useUnsaved(() => note.trim() !== '');
  return (
    <DecisionFrame
      title={t('toSend.doneTitle')}
      sendLabel={t('toSend.sendDone')}
      rejecting={false}
      busy={busy}
      onSend={() => {
        onSend(note.trim() || null);
      }}
      onCancel={onCancel}
    >
      <Textarea
        autoFocus
        label={t('common:optionalOf', { label: t('toSend.note') })}
        description={t('toSend.noteHint')}
        value={note}
        maxLength={2000}
        onChange={(event) => {
          setNote(event.currentTarget.value);
        }}
      />
    </DecisionFrame>
  );
}

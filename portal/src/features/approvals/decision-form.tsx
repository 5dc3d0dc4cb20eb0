import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../i18n/languages.js';
import { useUnsaved } from '../../ui/forms/unsaved.js';
import { DecisionFrame } from './decision-frame.js';
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

interface Draft extends Omit<Refusal, 'reason'> {
  reason: DecisionReason | '';
}

interface DraftFieldsProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  rejecting: boolean;
  /** Whether sending was tried: from then on missing fields are marked. */
  tried: boolean;
  reader: { name: string; language: Language };
}

function DraftFields({ draft, onDraft, rejecting, tried, reader }: DraftFieldsProps) {
  const { t } = useTranslation(['approvals', 'common']);
  const starter = useStarter(reader.language);
  const choose = (reason: DecisionReason | '') => {
    // A text that somebody wrote stays; a suggested start gives way to another.
    const untouched = draft.message.trim() === starter(draft.reason).trim();
    onDraft({ ...draft, reason, message: untouched ? starter(reason) : draft.message });
  };
  const language = LANGUAGES[reader.language];
  const reads = t('form.reads', { name: reader.name, language });
  return (
    <>
      <NativeSelect
        label={rejecting ? t('form.reason') : t('common:optionalOf', { label: t('form.reason') })}
        withAsterisk={rejecting}
        autoFocus
        value={draft.reason}
        onChange={(event) => {
          choose(DECISION_REASONS.find((each) => each === event.currentTarget.value) ?? '');
        }}
        data={[
          { value: '', label: t('form.choose'), disabled: rejecting },
          ...DECISION_REASONS.map((value) => ({ value, label: t(`reason.${value}`) })),
        ]}
        error={tried && rejecting && draft.reason === '' ? t('form.choose') : undefined}
      />
      <Textarea
        label={t('form.message')}
        description={`${t('form.hint')} ${reads}`}
        withAsterisk
        value={draft.message}
        onChange={(event) => {
          onDraft({ ...draft, message: event.currentTarget.value });
        }}
        maxLength={1000}
        error={tried && draft.message.trim() === '' ? t('form.missing') : undefined}
      />
      {rejecting && (
        <Checkbox
          label={t('form.final')}
          checked={draft.final}
          onChange={(event) => {
            onDraft({ ...draft, final: event.currentTarget.checked });
          }}
        />
      )}
    </>
  );
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
  const { t } = useTranslation('approvals');
  const rejecting = kind === 'REJECT';
  const [draft, setDraft] = useState<Draft>({ reason: '', message: '', final: false });
  const [tried, setTried] = useState(false);
  useUnsaved(() => draft.message.trim() !== '');
  const send = () => {
    setTried(true);
    const message = draft.message.trim();
    if (message === '' || (rejecting && draft.reason === '')) return;
    onSend({ reason: draft.reason || null, message, final: draft.final });
  };
  return (
    <DecisionFrame
      title={t(rejecting ? 'form.rejectTitle' : 'form.changesTitle')}
      sendLabel={t(rejecting ? 'form.sendReject' : 'form.send')}
      rejecting={rejecting}
      busy={busy}
      onSend={send}
      onCancel={onCancel}
    >
      <DraftFields
        draft={draft}
        onDraft={setDraft}
        rejecting={rejecting}
        tried={tried}
        reader={reader}
      />
    </DecisionFrame>
  );
}

import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toLocale, isLanguage, LANGUAGES, type Language } from '../../../i18n/languages.js';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { useViewer } from '../../../platform/viewer.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { useUnsavedValues } from '../../../ui/forms/unsaved.js';
import { ErrorState, Loading } from '../../../ui/states/states.js';
import { CheckedPeople } from './checked-people.js';
import { InviteAdvocates } from './invite-verbs.js';
import { PeopleField } from './people-field.js';
import { useCheck } from './use-check.js';

const LONGEST_NOTE = 1_000;

interface InviteFormProps {
  /** Who was chosen; absent: the people are typed or pasted. */
  advocateIds?: readonly string[];
  onDone: () => void;
}

interface Letter {
  note: string;
  language: Language | '';
}

function LetterFields({ value, onChange }: { value: Letter; onChange: (letter: Letter) => void }) {
  const { t } = useTranslation(['invitations', 'common']);
  const { name, email } = useViewer();
  return (
    <>
      <Textarea
        label={t('common:optionalOf', { label: t('invite.note') })}
        description={t('invite.noteHint')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={LONGEST_NOTE}
        value={value.note}
        onChange={(event) => {
          onChange({ ...value, note: event.currentTarget.value });
        }}
      />
      <NativeSelect
        maw="20rem"
        label={t('invite.language')}
        description={t('invite.languageHint')}
        data={[
          { value: '', label: t('invite.languageOfProgram') },
          ...Object.entries(LANGUAGES).map(([tag, label]) => ({ value: tag, label })),
        ]}
        value={value.language}
        onChange={({ currentTarget: { value: language } }) => {
          onChange({ ...value, language: isLanguage(language) ? language : '' });
        }}
      />
      <Text size="sm" c="dimmed">
        {t('invite.sender', { name, email })}
      </Text>
    </>
  );
}

function useInvite(onDone: () => void) {
  const { t } = useTranslation('invitations');
  const refusals = useRefusal();
  const [send, busy] = useKeyedVerb(InviteAdvocates);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const invite = async (input: Parameters<typeof send>[0]) => {
    setErrors([]);
    const answer = await send(input);
    if (!answer) return;
    if (isUserError(answer)) {
      setErrors(refusals.sort(answer, []).others);
      return;
    }
    if (answer.__typename !== 'InvitationRound') return;
    const refused = answer.refused.reduce((sum, { count }) => sum + count, 0);
    void toast({
      title: t('invite.done', { count: answer.invited }),
      message: refused > 0 ? t('invite.notDone', { count: refused }) : '',
      tone: answer.invited > 0 ? 'good' : 'attention',
    });
    onDone();
  };
  return { invite, busy, errors };
}

const NOBODY: readonly string[] = [];

/** Invites people as advocates: what becomes of each is shown before anything is sent (R-U4). */
export default function InviteForm({ advocateIds = NOBODY, onDone }: InviteFormProps) {
  const { t } = useTranslation('invitations');
  const [text, setText] = useState('');
  const [letter, setLetter] = useState<Letter>({ note: '', language: '' });
  const { checked, failed, retry } = useCheck(text, advocateIds);
  const { invite, busy, errors } = useInvite(onDone);
  useUnsavedValues({ text, note: letter.note });
  const isAsked = text.trim() !== '' || advocateIds.length > 0;
  const invitable = (checked?.people ?? []).filter(({ outcome }) => outcome === 'INVITED');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (invitable.length === 0) return;
    const people = invitable.flatMap(({ place, name, email }) =>
      place === null || email === null ? [] : [{ name, email }],
    );
    void invite({
      people,
      advocateIds: [...advocateIds],
      note: letter.note.trim() || null,
      language: letter.language === '' ? null : toLocale(letter.language),
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormErrors errors={errors} />
        {advocateIds.length === 0 && <PeopleField value={text} onChange={setText} />}
        {failed && <ErrorState onRetry={retry}>{t('invite.notChecked')}</ErrorState>}
        {isAsked &&
          !failed &&
          (checked ? (
            <CheckedPeople checked={checked} />
          ) : (
            <Loading>{t('invite.checking')}</Loading>
          ))}
        <LetterFields value={letter} onChange={setLetter} />
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={invitable.length === 0}>
            {t('invite.send', { count: invitable.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

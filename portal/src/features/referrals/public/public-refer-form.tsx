import { Button, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../../i18n/i18n.js';
import { toLocale } from '../../../i18n/languages.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { PageHeader } from '../../../ui/shell/page-header.js';
import { Panel } from '../../../ui/panel.js';
import classes from './public-refer.module.css';
import { leaveName, type Problem, type PublicOffer } from './refer-api.js';

const FIELDS = ['name', 'email', 'company', 'note'] as const;
type Field = (typeof FIELDS)[number];
type Values = Record<Field | 'leaveBlank', string>;
type Wrong = Partial<Record<Field, string>>;

const EMPTY: Values = { name: '', email: '', company: '', note: '', leaveBlank: '' };
const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/** What was typed, and what is wrong with it until it is typed anew. */
function useValues() {
  const { t } = useTranslation('own-refusals');
  const [values, setValues] = useState(EMPTY);
  const [wrong, setWrong] = useState<Wrong>({});
  const set = (field: keyof Values, value: string) => {
    setValues((before) => ({ ...before, [field]: value }));
    setWrong((before) => ({ ...before, [field]: undefined }));
  };
  const check = (): boolean => {
    const found: Wrong = {};
    if (values.name.trim() === '') found.name = t('field.name');
    if (!looksLikeEmail(values.email)) found.email = t('field.email');
    if (values.company.trim() === '') found.company = t('field.company');
    setWrong(found);
    return Object.keys(found).length === 0;
  };
  return { values, wrong, setWrong, set, check };
}

type Form = ReturnType<typeof useValues>;

/** Puts each problem at its field in the reader's language; others are shown above the form. */
function useProblems(form: Form) {
  const { t, i18n } = useTranslation(['own-refusals', 'public-refer']);
  return (problems: readonly Problem[]): { message: string }[] => {
    const others: { message: string }[] = [];
    const wrong: Wrong = {};
    for (const { path, code, message } of problems) {
      const field = FIELDS.find((name) => path.includes(name));
      if (field) wrong[field] = t(`field.${field}`);
      else if (i18n.exists(`own-refusals:${code}`))
        others.push({ message: t(code as 'NOT_FOUND') });
      else others.push({ message: message || t('public-refer:failed') });
    }
    form.setWrong(wrong);
    return others;
  };
}

function useLeave(code: string, form: Form) {
  const { t } = useTranslation('public-refer');
  const sort = useProblems(form);
  const [state, setState] = useState<'OPEN' | 'SENDING' | 'SENT'>('OPEN');
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const leave = async () => {
    setErrors([]);
    if (!form.check()) return;
    setState('SENDING');
    const { note, ...values } = form.values;
    try {
      const locale = toLocale(currentLanguage());
      const problems = await leaveName(code, { ...values, note: note.trim() || null, locale });
      setErrors(sort(problems));
      setState(problems.length === 0 ? 'SENT' : 'OPEN');
    } catch {
      setErrors([{ message: t('failed') }]);
      setState('OPEN');
    }
  };
  return { leave, state, errors };
}

function Thanks({ program }: { program: string }) {
  const { t } = useTranslation('public-refer');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  return (
    <Panel>
      <Stack align="flex-start" gap="sm" role="status">
        <IconHeartHandshake
          size={40}
          stroke={1.5}
          color="var(--mantine-primary-color-filled)"
          aria-hidden
        />
        <Title order={1} ref={title} tabIndex={-1}>
          {t('thanks.title')}
        </Title>
        <Text>{t('thanks.body', { program })}</Text>
      </Stack>
    </Panel>
  );
}

function Fields({ form: { values, wrong, set } }: { form: Form }) {
  const { t } = useTranslation('public-refer');
  const typed =
    (field: keyof Values) => (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      set(field, event.currentTarget.value);
    };
  const props = (field: Field) => ({
    value: values[field],
    error: wrong[field],
    onChange: typed(field),
  });
  return (
    <>
      <TextInput label={t('form.name')} autoComplete="name" maxLength={200} {...props('name')} />
      <TextInput
        type="email"
        inputMode="email"
        label={t('form.email')}
        autoComplete="email"
        maxLength={254}
        {...props('email')}
      />
      <TextInput
        label={t('form.company')}
        autoComplete="organization"
        maxLength={200}
        {...props('company')}
      />
      <Textarea label={t('form.note')} maxLength={1000} {...props('note')} />
      <div className={classes.unseen} aria-hidden>
        <label htmlFor="leaveBlank">{t('form.leaveBlank')}</label>
        <input
          id="leaveBlank"
          name="leaveBlank"
          tabIndex={-1}
          autoComplete="off"
          value={values.leaveBlank}
          onChange={typed('leaveBlank')}
        />
      </div>
    </>
  );
}

/** The form of a personal link: a name, an address, a company, and what happens with them. */
export function PublicReferForm({ code, offer }: { code: string; offer: PublicOffer }) {
  const { t } = useTranslation('public-refer');
  const form = useValues();
  const { leave, state, errors } = useLeave(code, form);
  const program = offer.program.name;
  if (state === 'SENT') return <Thanks program={program} />;
  return (
    <>
      <PageHeader
        title={
          offer.advocateFirstName
            ? t('title', { name: offer.advocateFirstName, program })
            : t('titleUnnamed', { program })
        }
        lead={t('lead')}
      />
      <Panel>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void leave();
          }}
        >
          <Stack gap="md">
            <FormErrors errors={errors} />
            <Fields form={form} />
            <Text size="sm" c="dimmed">
              {t('privacy', { program })}
            </Text>
            <Button type="submit" size="md" loading={state === 'SENDING'}>
              {t('form.submit')}
            </Button>
          </Stack>
        </form>
      </Panel>
    </>
  );
}

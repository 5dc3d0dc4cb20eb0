import { Button, Checkbox, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import { useOwnRefusal } from '../../../platform/use-own-refusal.js';
import { useViewer } from '../../../platform/viewer.js';
import { FileDrop } from '../../../ui/forms/file-drop.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import type { Stage } from '../challenge-query.js';
import classes from '../own-challenges.module.css';
import type { TurnProps } from '../stages/stage-kind.js';
import { PROOF_FILES, uploadFailureOf, uploadFile } from '../upload-file.js';
import { useEditForm } from '../../../ui/forms/use-edit-form.js';

const Submit = graphql(
  `
    mutation SubmitStage($input: SubmitStageInput!) {
      submitStage(input: $input) {
        __typename
        ... on Submission {
          id
          participation {
            id
            challenge {
              id
            }
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

const FIELDS = ['text', 'link', 'fileIds', 'disclosureAccepted'];
const isLink = (text: string) => /^https?:\/\/[^\s/]+\.[^\s]+$/.test(text.trim());

function useProof({ stage, disclosure, before }: Omit<TurnProps, 'participationId'>) {
  const { t } = useTranslation('own-refusals');
  const wants = (kind: Stage['proof'][number]) => stage.proof.includes(kind);
  return useEditForm({
    initialValues: {
      text: before?.text ?? '',
      link: before?.link ?? '',
      files: [] as File[],
      keep: before?.files.map(({ id }) => id) ?? [],
      disclosureAccepted: false,
    },
    validate: {
      text: (text) => (wants('TEXT') && text.trim() === '' ? t('field.text') : null),
      link: (link) => (wants('LINK') && !isLink(link) ? t('field.link') : null),
      files: (files, { keep }) =>
        wants('SCREENSHOT') && files.length + keep.length === 0 ? t('field.fileIds') : null,
      disclosureAccepted: (accepted) =>
        disclosure !== null && !accepted ? t('field.disclosureAccepted') : null,
    },
  });
}

type Proof = ReturnType<typeof useProof>;

/** Uploads each file once, however often the proof is sent. */
function useUploads(onProgress: (share: number) => void) {
  const { slug } = useViewer().program;
  const uploaded = useRef(new Map<File, string>());
  return async (files: readonly File[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const [index, file] of files.entries()) {
      onProgress((index + 0.5) / files.length);
      const id = uploaded.current.get(file) ?? (await uploadFile(file, slug));
      uploaded.current.set(file, id);
      ids.push(id);
    }
    return ids;
  };
}

/** Uploads what is new, then hands everything in. */
function useHandIn({ participationId, stage }: TurnProps, form: Proof) {
  const { t } = useTranslation(['own-challenges', 'common']);
  const refusalOf = useOwnRefusal();
  const [run] = useKeyedVerb(Submit);
  const [sending, setSending] = useState<{ progress?: number } | null>(null);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const upload = useUploads((progress) => {
    setSending({ progress });
  });

  const send = async ({ text, link, files, keep, disclosureAccepted }: Proof['values']) => {
    const answer = await run({
      participationId,
      stage: stage.number,
      text: text.trim() || null,
      link: link.trim() || null,
      fileIds: [...keep, ...(await upload(files))],
      disclosureAccepted,
    });
    if (!answer) return;
    if (!isUserError(answer)) {
      form.resetDirty();
      void toast({ title: t('sent'), message: t('sentBody'), tone: 'good' });
      return;
    }
    const { byField, others } = refusalOf(answer, FIELDS);
    const { fileIds, ...fields } = byField;
    form.setErrors({ ...fields, ...(fileIds ? { files: fileIds } : {}) });
    setErrors(others);
  };
  const handIn = async (values: Proof['values']) => {
    setErrors([]);
    setSending({});
    try {
      await send(values);
    } catch (error) {
      const { key, numbers } = uploadFailureOf(error);
      setErrors([{ message: t(key, { ...numbers }) }]);
    } finally {
      setSending(null);
    }
  };
  return { handIn, sending, errors };
}

function Disclosure({ text, form }: { text: string; form: Proof }) {
  const { t } = useTranslation('own-challenges');
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('disclosure.title')}</Text>
      <Text size="sm">{t('disclosure.body')}</Text>
      <blockquote className={classes.disclosure}>{text}</blockquote>
      <Checkbox
        size="md"
        label={t('disclosure.accept')}
        {...form.getInputProps('disclosureAccepted', { type: 'checkbox' })}
      />
    </Stack>
  );
}

/** The proof of one stage: what the stage asks for and nothing else. */
export default function ProofForm(props: TurnProps) {
  const { t } = useTranslation('own-challenges');
  const { stage, disclosure, before } = props;
  const form = useProof(props);
  const { handIn, sending, errors } = useHandIn(props, form);
  return (
    <form onSubmit={form.onSubmit((values) => void handIn(values))} noValidate>
      <Stack gap="md">
        <FormErrors errors={errors} />
        {stage.proof.includes('TEXT') && (
          <Textarea label={t('field.text')} maxLength={5000} {...form.getInputProps('text')} />
        )}
        {stage.proof.includes('LINK') && (
          <TextInput
            type="url"
            inputMode="url"
            label={t('field.link')}
            placeholder="https://"
            {...form.getInputProps('link')}
          />
        )}
        {stage.proof.includes('SCREENSHOT') && (
          <FileDrop
            label={t('field.files')}
            description={
              form.values.keep.length > 0
                ? t('field.filesKept', { count: form.values.keep.length })
                : t('field.filesHint')
            }
            multiple
            files={form.values.files}
            onChange={(files) => {
              form.setFieldValue('files', files);
            }}
            error={typeof form.errors['files'] === 'string' ? form.errors['files'] : undefined}
            progress={sending?.progress}
            {...PROOF_FILES}
          />
        )}
        {disclosure && <Disclosure text={disclosure} form={form} />}
        <Button
          type="submit"
          size="md"
          loading={sending !== null}
          w={{ base: '100%', xs: 'fit-content' }}
        >
          {before ? t('sendAgain') : t('send')}
        </Button>
      </Stack>
    </form>
  );
}

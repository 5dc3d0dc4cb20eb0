import { Alert, CloseButton, Group, Stack, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionOf } from '../../../../../src/features/surveys/survey-question.rules.js';
import { FileDrop } from '../../../ui/forms/file-drop.js';
import { PROOF_FILES, uploadFailureOf, type UploadFailure } from '../../challenges/upload-file.js';
import { QuestionFrame, type FieldProps } from './question-frame.js';

/** Uploads files; the preview does not. */
export interface Uploads {
  /** Returns the file's id. Throws where it is refused or the server cannot be reached. */
  upload: (file: File) => Promise<string>;
  /** The names of files that were uploaded before, by their ids. */
  names: ReadonlyMap<string, string>;
}

function Uploaded(props: {
  ids: readonly string[];
  uploads: Uploads;
  onRemove: (id: string) => void;
}) {
  const { t } = useTranslation(['survey', 'common']);
  return props.ids.map((id, place) => {
    const name = props.uploads.names.get(id) ?? t('file', { number: place + 1 });
    return (
      <Group key={id} gap="xs" wrap="nowrap">
        <IconPaperclip size={18} aria-hidden />
        <Text size="sm" truncate flex={1}>
          {name}
        </Text>
        <CloseButton
          aria-label={t('common:file.remove', { name })}
          onClick={() => {
            props.onRemove(id);
          }}
        />
      </Group>
    );
  });
}

/** Uploads what is chosen at once: it is then part of the draft, on any device. */
function useTake(uploads: Uploads, onDone: (ids: string[]) => void) {
  const [progress, setProgress] = useState<number>();
  const [failed, setFailed] = useState<UploadFailure>();
  const take = async (files: readonly File[]) => {
    setFailed(undefined);
    const ids: string[] = [];
    try {
      for (const [place, file] of files.entries()) {
        setProgress((place + 0.5) / files.length);
        ids.push(await uploads.upload(file));
      }
    } catch (error) {
      setFailed(uploadFailureOf(error));
    } finally {
      setProgress(undefined);
      if (ids.length > 0) onDone(ids);
    }
  };
  return { take, progress, failed };
}

export default function FileField(props: FieldProps<QuestionOf<'file'>> & { uploads: Uploads }) {
  const { question, value, onChange, errors, uploads } = props;
  const { t } = useTranslation(['survey', 'common']);
  const ids = Array.isArray(value) ? (value as string[]) : [];
  const { max } = question.limits;
  const { take, progress, failed } = useTake(uploads, (added) => {
    onChange([...ids, ...added]);
  });
  return (
    <QuestionFrame question={question} errors={errors} hint={t('files', { count: max })}>
      {() => (
        <Stack gap="xs">
          <Uploaded
            ids={ids}
            uploads={uploads}
            onRemove={(id) => {
              const left = ids.filter((each) => each !== id);
              onChange(left.length > 0 ? left : undefined);
            }}
          />
          {ids.length < max && (
            <FileDrop
              label={t('addFile', { count: max })}
              multiple={max > 1}
              files={[]}
              progress={progress}
              onChange={(files) => void take(files)}
              {...PROOF_FILES}
            />
          )}
          {failed && (
            <Alert color="clay" role="alert">
              {t(failed.key, { ...failed.numbers })}
            </Alert>
          )}
        </Stack>
      )}
    </QuestionFrame>
  );
}

import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../../../src/features/surveys/survey-coherence.rules.js';
import { useSurveyEditing } from './editing-context.js';

interface WordFieldProps {
  label: string;
  words: Words;
  onChange: (words: Words) => void;
  maxLength: number;
  long?: boolean;
  /** It may stay empty. */
  optional?: boolean;
  className?: string | undefined;
}

const without = (words: Words, language: string): Words =>
  Object.fromEntries(Object.entries(words).filter(([key]) => key !== language));

/** A text in the language that is being written; in another than the main one with the main text above it. */
export function WordField(props: WordFieldProps) {
  const { label, words, onChange, maxLength, long = false, optional = false } = props;
  const { language, main } = useSurveyEditing();
  const beside = useOriginal(words);
  // A text that is absent in the main language needs no translation either.
  if (optional && language !== main && !words[main]) return null;
  const Input = long ? Textarea : TextInput;
  return (
    <Input
      label={label}
      withAsterisk={!optional}
      maxLength={maxLength}
      lang={language}
      className={props.className}
      {...(long ? { minRows: 2 } : {})}
      {...beside}
      value={words[language] ?? ''}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const rest = without(words, language);
        onChange(text === '' ? rest : { ...rest, [language]: text });
      }}
    />
  );
}

/** The original text for the translator. */
function useOriginal(words: Words): { description?: string; placeholder?: string } {
  const { t } = useTranslation('survey-editor');
  const { language, main } = useSurveyEditing();
  const original = words[main];
  if (language === main || !original) return {};
  return { description: t('original', { text: original }), placeholder: t('notTranslated') };
}

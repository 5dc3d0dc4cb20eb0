import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { lengthOf } from '../../../../../src/features/surveys/survey-limits.rules.js';
import type { QuestionOf } from '../../../../../src/features/surveys/survey-question.rules.js';
import { useFormats } from '../../../ui/formats/format.js';
import { useWords } from '../survey-words.js';
import classes from './player.module.css';
import { QuestionFrame, type FieldProps } from './question-frame.js';

/** From here on the remaining length is shown: before, nobody needs to count. */
const NEARLY_FULL = 0.8;

const writtenIn = (value: unknown): string => (typeof value === 'string' ? value : '');

export function TextField(props: FieldProps<QuestionOf<'text'>>) {
  const { question, value, onChange, errors } = props;
  const { t } = useTranslation('survey');
  const formats = useFormats();
  const label = useWords()(question.text).text;
  const { max } = question.limits;
  const text = writtenIn(value);
  const length = lengthOf(text.trim());
  const Input = question.long ? Textarea : TextInput;
  return (
    <QuestionFrame question={question} errors={errors}>
      {({ describedBy, invalid }) => (
        <>
          <Input
            aria-label={label}
            aria-describedby={describedBy}
            aria-required={question.required}
            error={invalid}
            value={text}
            onChange={(event) => {
              // The text is kept as typed: one that is too long is reported and never cut off.
              onChange(event.currentTarget.value || undefined);
            }}
          />
          {length > max * NEARLY_FULL && (
            <p className={classes.count} role="status" data-over={length > max || undefined}>
              {t('characters', { length: formats.number(length), max: formats.number(max) })}
            </p>
          )}
        </>
      )}
    </QuestionFrame>
  );
}

function useDayHint({ limits: { min, max } }: QuestionOf<'date'>): string | undefined {
  const { t } = useTranslation('survey');
  const formats = useFormats();
  if (min !== null && max !== null) {
    return t('days.between', { min: formats.day(min), max: formats.day(max) });
  }
  if (min !== null) return t('days.from', { min: formats.day(min) });
  return max === null ? undefined : t('days.until', { max: formats.day(max) });
}

export function DateField(props: FieldProps<QuestionOf<'date'>>) {
  const { question, value, onChange, errors } = props;
  const label = useWords()(question.text).text;
  const hint = useDayHint(question);
  return (
    <QuestionFrame question={question} errors={errors} hint={hint}>
      {({ describedBy, invalid }) => (
        <TextInput
          type="date"
          aria-label={label}
          aria-describedby={describedBy}
          aria-required={question.required}
          error={invalid}
          className={classes.short}
          value={writtenIn(value)}
          onChange={(event) => {
            onChange(event.currentTarget.value || undefined);
          }}
        />
      )}
    </QuestionFrame>
  );
}

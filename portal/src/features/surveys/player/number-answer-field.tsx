import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionOf } from '../../../../../src/features/surveys/survey-question.rules.js';
import { useFormats } from '../../../ui/formats/format.js';
import { NumberField } from '../../../ui/forms/number-field.js';
import { useWords } from '../survey-words.js';
import classes from './player.module.css';
import { QuestionFrame, type FieldProps } from './question-frame.js';

function useNumberHint({ limits: { min, max } }: QuestionOf<'number'>): string | undefined {
  const { t } = useTranslation('survey');
  const formats = useFormats();
  if (min !== null && max !== null) {
    return t('range.between', { min: formats.number(min), max: formats.number(max) });
  }
  if (min !== null) return t('range.atLeast', { min: formats.number(min) });
  return max === null ? undefined : t('range.atMost', { max: formats.number(max) });
}

/** What is wrong is said by the rules of the survey, with every other answer. */
const AS_TYPED = { decimals: Infinity };

/** Fetched when a question needs a number: it is as large as all the rest of the player. */
export default function NumberAnswerField(props: FieldProps<QuestionOf<'number'>>) {
  const { question, value, onChange, errors } = props;
  const label = useWords()(question.text).text;
  const hint = useNumberHint(question);
  // While it is written it may be no number yet ("-"): the answer follows where it is one.
  const [typed, setTyped] = useState(value as string | number | undefined);
  return (
    <QuestionFrame question={question} errors={errors} hint={hint}>
      {({ describedBy, invalid }) => (
        <NumberField
          aria-label={label}
          aria-describedby={describedBy}
          aria-required={question.required}
          error={invalid}
          rule={AS_TYPED}
          hideControls
          className={classes.short}
          value={typed ?? ''}
          onChange={(next) => {
            setTyped(next);
            const number = Number(next);
            onChange(next === '' ? undefined : Number.isNaN(number) ? next : number);
          }}
        />
      )}
    </QuestionFrame>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_OTHER_LENGTH } from '../../../../../src/features/surveys/survey-limits.rules.js';
import type { QuestionOf } from '../../../../../src/features/surveys/survey-question.rules.js';
import { isOther } from '../../../../../src/features/surveys/visible-questions.rules.js';
import { useWords } from '../survey-words.js';
import classes from './player.module.css';
import { QuestionFrame, type FieldProps } from './question-frame.js';
import { shuffled } from './shuffled.js';

type Choice = QuestionOf<'single'> | QuestionOf<'multiple'>;

interface OptionsProps {
  question: Choice;
  type: 'radio' | 'checkbox';
  seed: string;
  isChosen: (option: string) => boolean;
  onChoose: (option: string) => void;
  /** The text beside "Other"; undefined: it is not chosen. */
  other: string | undefined;
  onOther: (text: string) => void;
}

function Options(props: OptionsProps) {
  const { question, type, other } = props;
  const { t } = useTranslation('survey');
  const wordsOf = useWords();
  const name = useId();
  const options = question.randomOrder
    ? shuffled(question.options, `${props.seed} ${question.id}`)
    : question.options;
  return (
    <div className={classes.options}>
      {options.map(({ id, text }) => {
        const shown = wordsOf(text);
        return (
          <label key={id} className={classes.option} lang={shown.lang}>
            <input
              type={type}
              name={name}
              checked={props.isChosen(id)}
              onChange={() => {
                props.onChoose(id);
              }}
            />
            <span>{shown.text || t('noText')}</span>
          </label>
        );
      })}
      {question.other && (
        <label className={classes.option}>
          <input
            type={type}
            name={name}
            checked={other !== undefined}
            onChange={() => {
              props.onOther('');
            }}
          />
          <span>{t('other')}</span>
        </label>
      )}
      {other !== undefined && (
        <TextInput
          aria-label={t('otherLabel')}
          placeholder={t('otherLabel')}
          maxLength={MAX_OTHER_LENGTH}
          value={other}
          className={classes.other}
          onChange={(event) => {
            props.onOther(event.currentTarget.value);
          }}
        />
      )}
    </div>
  );
}

/** Radio buttons cannot be unchecked: where no answer is needed this clears them. */
export function ClearAnswer({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('survey');
  return (
    <div>
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        {t('clear')}
      </Button>
    </div>
  );
}

const textOf = (part: unknown): string | undefined =>
  isOther(part) ? String(part.other) : undefined;

export function SingleField(props: FieldProps<QuestionOf<'single'>>) {
  const { question, value, onChange, errors, seed } = props;
  return (
    <QuestionFrame question={question} errors={errors} oneOf>
      {() => (
        <>
          <Options
            question={question}
            type="radio"
            seed={seed}
            isChosen={(option) => value === option}
            onChoose={onChange}
            other={textOf(value)}
            onOther={(other) => {
              onChange({ other });
            }}
          />
          {!question.required && value !== undefined && (
            <ClearAnswer
              onClear={() => {
                onChange(undefined);
              }}
            />
          )}
        </>
      )}
    </QuestionFrame>
  );
}

function useCountHint({ limits: { min, max } }: QuestionOf<'multiple'>): string {
  const { t } = useTranslation('survey');
  if (min !== null && min === max) return t('choose.exactly', { count: min });
  if (min !== null && max !== null) return t('choose.between', { min, max });
  if (min !== null) return t('choose.atLeast', { count: min });
  return max === null ? t('choose.any') : t('choose.atMost', { count: max });
}

export function MultipleField(props: FieldProps<QuestionOf<'multiple'>>) {
  const { question, value, onChange, errors, seed } = props;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const hint = useCountHint(question);
  const other = chosen.find(isOther);
  const change = (parts: readonly unknown[]) => {
    onChange(parts.length > 0 ? parts : undefined);
  };
  return (
    <QuestionFrame question={question} errors={errors} hint={hint}>
      {() => (
        <Options
          question={question}
          type="checkbox"
          seed={seed}
          isChosen={(option) => chosen.includes(option)}
          onChoose={(option) => {
            change(
              chosen.includes(option)
                ? chosen.filter((part) => part !== option)
                : [...chosen, option],
            );
          }}
          other={textOf(other)}
          onOther={(text) => {
            const rest = chosen.filter((part) => !isOther(part));
            // Its box pressed again takes "Other" back; its field writes on.
            change(text === '' && other ? rest : [...rest, { other: text }]);
          }}
        />
      )}
    </QuestionFrame>
  );
}

import { VisuallyHidden } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import { useWords } from '../survey-words.js';
import classes from './player.module.css';

/** The props of every field of a question. */
export interface FieldProps<Asked extends Question = Question> {
  question: Asked;
  /** As it was given, also where it is not right yet. */
  value: unknown;
  onChange: (value: unknown) => void;
  /** What is wrong with it, each in one sentence. */
  errors: readonly string[];
  /** Belongs to one person: the order of options is the same for them everywhere. */
  seed: string;
}

interface Described {
  /** For `aria-describedby`. */
  describedBy: string | undefined;
  invalid: boolean;
}

interface FrameProps {
  question: Question;
  errors: readonly string[];
  /** One of several, as one group for screen readers. */
  oneOf?: boolean;
  /** Beside the help: what a number or a text may be. */
  hint?: string | undefined;
  children: (described: Described) => ReactNode;
}

const anchorOf = (id: string) => `question-${id}`;

/** Scrolls to a question and focuses its first control. */
export function focusQuestion(id: string): void {
  const frame = document.getElementById(anchorOf(id));
  frame?.scrollIntoView({ block: 'center' });
  frame?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
}

function Legend({ question }: { question: Question }) {
  const { t } = useTranslation('survey');
  const text = useWords()(question.text);
  return (
    <legend className={classes.legend} lang={text.lang}>
      {text.text || t('noText')}
      {question.required && (
        <>
          <span aria-hidden className={classes.star}>
            {' *'}
          </span>
          <VisuallyHidden> ({t('required')})</VisuallyHidden>
        </>
      )}
    </legend>
  );
}

/** A question with its help and what is wrong with the answer, around its controls. */
export function QuestionFrame({ question, errors, oneOf, hint, children }: FrameProps) {
  const wordsOf = useWords();
  const name = useId();
  const help = wordsOf(question.help);
  const invalid = errors.length > 0;
  const describedBy =
    [help.text && `${name}-help`, hint && `${name}-hint`, invalid && `${name}-error`]
      .filter(Boolean)
      .join(' ') || undefined;
  const group = oneOf
    ? { role: 'radiogroup', 'aria-required': question.required, 'aria-invalid': invalid }
    : {};
  return (
    <fieldset
      id={anchorOf(question.id)}
      className={classes.question}
      aria-describedby={describedBy}
      {...group}
    >
      <Legend question={question} />
      {help.text && (
        <p id={`${name}-help`} className={classes.help} lang={help.lang}>
          {help.text}
        </p>
      )}
      {hint && (
        <p id={`${name}-hint`} className={classes.help}>
          {hint}
        </p>
      )}
      {children({ describedBy, invalid })}
      {invalid && (
        <p id={`${name}-error`} className={classes.error}>
          <IconAlertCircle size={18} aria-hidden className={classes.fixed} />
          <span>{errors.join(' ')}</span>
        </p>
      )}
    </fieldset>
  );
}

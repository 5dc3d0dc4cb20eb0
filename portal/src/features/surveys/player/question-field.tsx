import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import { lazyPart } from '../../../ui/lazy-part.js';
import { MultipleField, SingleField } from './choice-fields.js';
import type { Uploads } from './file-field.js';
import { MatrixField } from './matrix-field.js';
import type { FieldProps } from './question-frame.js';
import { NpsField, ScaleField } from './scale-fields.js';
import type { Layout } from './steps.js';
import { DateField, TextField } from './written-fields.js';

/** Fetched where a question asks for one: most surveys have neither. */
const FileField = lazyPart(() => import('./file-field.js'));
const NumberAnswerField = lazyPart(() => import('./number-answer-field.js'));

interface QuestionFieldProps extends FieldProps {
  layout: Layout;
  uploads: Uploads;
}

type Rest = Omit<QuestionFieldProps, 'question'>;

/** The field of a question of any kind. */
export function QuestionField({ question, ...rest }: QuestionFieldProps) {
  return (
    <Suspense fallback={<Skeleton height={80} />}>
      {question.kind === 'matrix' || question.kind === 'file' ? (
        <Larger question={question} {...rest} />
      ) : (
        <Simple question={question} {...rest} />
      )}
    </Suspense>
  );
}

type LargerQuestion = Extract<Question, { kind: 'matrix' | 'file' }>;

function Larger({ question, layout, uploads, ...rest }: Rest & { question: LargerQuestion }) {
  return question.kind === 'matrix' ? (
    <MatrixField question={question} layout={layout} {...rest} />
  ) : (
    <FileField question={question} uploads={uploads} {...rest} />
  );
}

function Simple({ question, ...given }: Rest & { question: Exclude<Question, LargerQuestion> }) {
  const { value, onChange, errors, seed } = given;
  const rest = { value, onChange, errors, seed };
  switch (question.kind) {
    case 'single':
      return <SingleField question={question} {...rest} />;
    case 'multiple':
      return <MultipleField question={question} {...rest} />;
    case 'scale':
      return <ScaleField question={question} {...rest} />;
    case 'nps':
      return <NpsField question={question} {...rest} />;
    case 'text':
      return <TextField question={question} {...rest} />;
    case 'number':
      return <NumberAnswerField question={question} {...rest} />;
    case 'date':
      return <DateField question={question} {...rest} />;
  }
}

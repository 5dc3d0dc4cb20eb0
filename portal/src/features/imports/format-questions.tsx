import { Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import type { KindRow, Question } from './imports-query.js';
import { columnAsked, isAnswer, withAnswer, type MappingDraft } from './mapping-draft.js';
import { useImportTexts } from './use-import-texts.js';

interface QuestionsProps {
  kind: KindRow;
  questions: readonly Question[];
  draft: MappingDraft;
  onChange: (draft: MappingDraft) => void;
}

interface OneProps extends Omit<QuestionsProps, 'questions'> {
  question: Question;
}

function useQuestionTexts(kind: KindRow, draft: MappingDraft) {
  const { t } = useTranslation('imports');
  const texts = useImportTexts();
  return {
    answer: ({ meaning, format, field }: Question['answers'][number]) => {
      const as = format ?? texts.field(kind, field);
      return meaning === null ? as : t('question.answer', { meaning, as });
    },
    question: (question: Question) => {
      const column = columnAsked(draft, question) ?? texts.field(kind, question.field);
      const [first, second] = question.values;
      if (first === undefined) return column;
      const told = { column, first: first.text, firstRow: first.row };
      if (second === undefined) return t('question.one', told);
      return t('question.two', { ...told, second: second.text, secondRow: second.row });
    },
  };
}

function OneQuestion({ kind, question, draft, onChange }: OneProps) {
  const texts = useQuestionTexts(kind, draft);
  const chosen = question.answers.findIndex((answer) => isAnswer(draft, answer));
  return (
    <Radio.Group
      label={texts.question(question)}
      value={chosen < 0 ? null : String(chosen)}
      onChange={(value) => {
        const answer = question.answers[Number(value)];
        if (answer) onChange(withAnswer(draft, question, answer));
      }}
    >
      <Stack gap="xs" mt="xs">
        {question.answers.map((answer, place) => (
          <Radio
            key={`${String(answer.format)} ${answer.field}`}
            value={String(place)}
            label={texts.answer(answer)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** R-D2, R-D6: what can be read in two ways, with what it would mean. */
export function FormatQuestions({ questions, ...props }: QuestionsProps) {
  const { t } = useTranslation('imports');
  return (
    <Panel title={t('question.title')}>
      <Text>{t('question.lead')}</Text>
      {questions.map((question) => (
        <OneQuestion key={question.field} question={question} {...props} />
      ))}
    </Panel>
  );
}

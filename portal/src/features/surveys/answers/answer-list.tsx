import { Anchor } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import {
  answerTo,
  type RawAnswers,
} from '../../../../../src/features/surveys/visible-questions.rules.js';
import { useTranslation } from 'react-i18next';
import { pickLanguage } from '../../../i18n/languages.js';
import { SurveyReaderProvider } from '../survey-words.js';
import classes from './answers.module.css';
import { answerLines } from './answer-text.js';
import { useWording } from './use-wording.js';

interface AnswerListProps {
  survey: Survey;
  answers: RawAnswers;
  files: readonly { id: string; name: string; url: string }[];
}

/** One person's answers, each under its question; hidden and unanswered questions are left out. */
export function AnswerList(props: AnswerListProps) {
  const { i18n } = useTranslation();
  const reader = {
    language: pickLanguage([i18n.language]),
    main: props.survey.languages[0] ?? ('en' as const),
  };
  return (
    <SurveyReaderProvider value={reader}>
      <Answers {...props} />
    </SurveyReaderProvider>
  );
}

function Answers({ survey, answers, files }: AnswerListProps) {
  const wording = useWording(files);
  const linesOf = (question: Question) =>
    answerLines(question, answerTo(answers, question.id), wording);
  const answered = survey.pages
    .flatMap(({ questions }) => questions)
    .filter((question) => linesOf(question).length > 0);
  return (
    <dl className={classes.answers}>
      {answered.map((question) => (
        <div key={question.id}>
          <dt>{wording.wordsOf(question.text)}</dt>
          {question.kind === 'file'
            ? files
                .filter(({ id }) => filesOf(answers, question).includes(id))
                .map((file) => (
                  <dd key={file.id}>
                    <Anchor href={file.url} target="_blank" rel="noreferrer">
                      <IconPaperclip size={16} aria-hidden /> {file.name}
                    </Anchor>
                  </dd>
                ))
            : linesOf(question).map((line) => <dd key={line}>{line}</dd>)}
        </div>
      ))}
    </dl>
  );
}

function filesOf(answers: RawAnswers, question: Question): readonly unknown[] {
  const answer = answerTo(answers, question.id);
  return Array.isArray(answer) ? answer : [];
}

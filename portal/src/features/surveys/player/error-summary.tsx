import { Alert, Anchor, List } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import { useWords } from '../survey-words.js';
import { focusQuestion } from './question-frame.js';
import { useProblemText } from './use-problem-text.js';
import type { Player } from './use-player.js';

/** Every problem, with the way to it; takes the focus each time somebody cannot go on. */
export function ErrorSummary({ player, survey }: { player: Player; survey: Survey }) {
  const { t } = useTranslation('survey');
  const textOf = useProblemText();
  const wordsOf = useWords();
  const box = useRef<HTMLDivElement>(null);
  const { calls } = player;
  useEffect(() => {
    if (calls > 0) box.current?.focus();
  }, [calls]);
  const questions = survey.pages.flatMap((page) => page.questions);
  const told = player.problems.flatMap((problem) => {
    const question = questions.find(({ id }) => id === problem.path[0]);
    return question ? [{ question, text: textOf(problem, question) }] : [];
  });
  if (player.problems.length === 0) return null;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="clay"
      icon={<IconAlertCircle aria-hidden />}
      title={t('problems', { count: told.length })}
    >
      <List size="sm" listStyleType="none">
        {told.map(({ question, text }) => (
          <List.Item key={`${question.id} ${text}`}>
            <Anchor
              component="button"
              type="button"
              underline="always"
              inherit
              ta="start"
              onClick={() => {
                // At once: a key pressed right after the click belongs to the question.
                flushSync(() => {
                  player.goTo(question.id);
                });
                focusQuestion(question.id);
              }}
            >
              {wordsOf(question.text).text}
            </Anchor>
            {` — ${text}`}
          </List.Item>
        ))}
        {told.length === 0 && <List.Item>{t('problem.UNUSABLE')}</List.Item>}
      </List>
    </Alert>
  );
}

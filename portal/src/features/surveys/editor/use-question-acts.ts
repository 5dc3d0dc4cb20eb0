import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionKind } from '../../../../../src/features/surveys/survey-limits.rules.js';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import {
  duplicateQuestion,
  insertQuestion,
  neighbourOf,
  newPartId,
  newQuestion,
  placeOf,
  placeQuestion,
  removeQuestion,
  replaceQuestion,
  type Place,
} from './edit-survey.js';

export const moveButtonId = (id: string, by: -1 | 1): string =>
  `move-${by < 0 ? 'up' : 'down'}-${id}`;

/** The keyboard stays on the button that moved the question; at an end it goes to the other one. */
function useKeptFocus(survey: Survey) {
  const wanted = useRef<{ id: string; by: -1 | 1 } | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    const { id, by } = wanted.current;
    wanted.current = null;
    const there = (direction: -1 | 1) =>
      document.querySelector<HTMLElement>(`#${moveButtonId(id, direction)}:not(:disabled)`);
    (there(by) ?? there(by < 0 ? 1 : -1))?.focus();
  }, [survey]);
  return wanted;
}

/** Native drag and drop; the same goes by the arrows of each card. */
function useDragging(onDrop: (id: string, to: string) => void) {
  const [dragging, setDragging] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const end = () => {
    setDragging(null);
    setOver(null);
  };
  return {
    dragged: (id: string) => ({
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', id);
        setDragging(id);
      },
      onDragEnd: end,
    }),
    target: (id: string) => ({
      'data-over': (dragging !== null && over === id && dragging !== id) || undefined,
      onDragOver: (event: DragEvent) => {
        if (dragging === null) return;
        event.preventDefault();
        setOver(id);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragging !== null && dragging !== id) onDrop(dragging, id);
        end();
      },
    }),
  };
}

/** Everything that can be done to a question, and which of them is open. */
export function useQuestionActs(survey: Survey, onChange: (survey: Survey) => void) {
  const { t } = useTranslation('survey-editor');
  const [opened, open] = useState<string | null>(null);
  const [said, say] = useState('');
  const focus = useKeptFocus(survey);
  const numberIn = (changed: Survey, id: string) =>
    changed.pages.flatMap(({ questions }) => questions).findIndex((each) => each.id === id) + 1;
  const put = (id: string, to: Place) => {
    const changed = placeQuestion(survey, id, to);
    onChange(changed);
    say(t('move.said', { number: numberIn(changed, id) }));
  };
  const dragging = useDragging((id, target) => {
    const from = placeOf(survey, id);
    const to = placeOf(survey, target);
    if (!from || !to) return;
    // Dragged down within its page it comes behind what it was dropped on, dragged up before it.
    const behind = from.page === to.page && from.question < to.question ? 1 : 0;
    put(id, { ...to, question: to.question + behind });
  });
  const add = (question: Question, at: Place) => {
    onChange(insertQuestion(survey, question, at));
    open(question.id);
  };
  return {
    ...dragging,
    opened,
    open,
    /** What a screen reader hears of the last move. */
    said,
    change: (question: Question) => {
      onChange(replaceQuestion(survey, question));
    },
    add: (kind: QuestionKind, page: number) => {
      add(newQuestion(kind), { page, question: survey.pages[page]?.questions.length ?? 0 });
    },
    duplicate: (id: string) => {
      const copyId = newPartId('q');
      onChange(duplicateQuestion(survey, id, copyId));
      open(copyId);
    },
    remove: (id: string) => {
      onChange(removeQuestion(survey, id));
    },
    move: (id: string, by: -1 | 1) => {
      const to = neighbourOf(survey, id, by);
      if (!to) return;
      focus.current = { id, by };
      put(id, to);
    },
  };
}

export type QuestionActs = ReturnType<typeof useQuestionActs>;

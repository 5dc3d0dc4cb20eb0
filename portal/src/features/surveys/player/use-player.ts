import { useEffect, useMemo, useRef, useState } from 'react';
import type { AnswerProblem } from '../../../../../src/features/surveys/answer-problems.rules.js';
import {
  checkAnswers,
  type Answers,
} from '../../../../../src/features/surveys/check-answers.rules.js';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { RawAnswers } from '../../../../../src/features/surveys/visible-questions.rules.js';
import { progressOf, stepsOf, stepWith, type Layout } from './steps.js';

/** The answers so far, and the question where the person stopped. */
export interface SoFar {
  answers: RawAnswers;
  /** A question's id; null: at the beginning. */
  at: string | null;
}

/** Hands in; returns what is wrong, null where everything was accepted. */
export type HandIn = (answers: Answers) => Promise<readonly AnswerProblem[] | null>;

interface PlayerOptions {
  survey: Survey;
  layout: Layout;
  start: SoFar;
  onChange: ((soFar: SoFar) => void) | undefined;
  onHandIn: HandIn;
}

const NOTHING: ReadonlySet<string> = new Set();

/** A survey being answered: what is shown now, what is wrong with it, and the ways on and back. */
export function usePlayer({ survey, layout, start, onChange, onHandIn }: PlayerOptions) {
  const [{ answers, at }, setSoFar] = useState(start);
  const [judged, setJudged] = useState(NOTHING);
  const [refused, setRefused] = useState<readonly AnswerProblem[]>([]);
  // Counts the presses that were refused: each of them calls the summary.
  const [calls, setCalls] = useState(0);
  useReported({ answers, at }, onChange);
  const [handIn, sending] = useHandingIn(onHandIn);

  const steps = useMemo(() => stepsOf(survey, answers, layout), [survey, answers, layout]);
  const place = stepWith(survey, steps, at);
  const step = steps[place] ?? [];
  const found = useMemo(() => checkAnswers(survey, answers).problems, [survey, answers]);
  const problems = [...found.filter(({ path }) => judged.has(path[0] ?? '')), ...refused];

  const goTo = (id: string | null) => {
    setSoFar((before) => ({ ...before, at: id }));
  };
  const judge = (ids: readonly string[]) => {
    setJudged((before) => new Set([...before, ...ids]));
    setCalls((before) => before + 1);
  };
  const answer = (id: string, value: unknown) => {
    setRefused((before) => before.filter(({ path }) => path[0] !== id));
    setSoFar((before) => ({ ...before, answers: { ...before.answers, [id]: value } }));
  };
  const back = () => {
    const former = steps[place - 1];
    if (former) goTo(former[0]?.id ?? null);
  };
  const next = async () => {
    const ids = step.map(({ id }) => id);
    if (found.some(({ path }) => ids.includes(path[0] ?? ''))) {
      judge(ids);
      return;
    }
    const following = steps[place + 1];
    if (following) {
      goTo(following[0]?.id ?? null);
      return;
    }
    const checked = checkAnswers(survey, answers);
    const wrong = checked.problems.map(({ path }) => path[0] ?? '');
    if (wrong[0] !== undefined) {
      judge(wrong);
      goTo(wrong[0]);
      return;
    }
    const refusals = await handIn(checked.answers);
    if (!refusals) return;
    setRefused(refusals);
    setCalls((before) => before + 1);
    if (refusals[0]?.path[0]) goTo(refusals[0].path[0]);
  };

  return {
    answers,
    answer,
    step,
    place,
    isLast: place >= steps.length - 1,
    progress: progressOf(survey, answers, step),
    problems,
    calls,
    sending,
    goTo,
    back,
    next,
  };
}

export type Player = ReturnType<typeof usePlayer>;

/** Handing in, and whether it is under way. */
function useHandingIn(onHandIn: HandIn): [HandIn, boolean] {
  const [sending, setSending] = useState(false);
  const handIn: HandIn = async (answers) => {
    setSending(true);
    try {
      return await onHandIn(answers);
    } finally {
      setSending(false);
    }
  };
  return [handIn, sending];
}

/** Reports each change once, and never the initial state. */
function useReported(soFar: SoFar, onChange: PlayerOptions['onChange']): void {
  const told = useRef(soFar);
  useEffect(() => {
    if (told.current.answers === soFar.answers && told.current.at === soFar.at) return;
    told.current = soFar;
    onChange?.(soFar);
  });
}

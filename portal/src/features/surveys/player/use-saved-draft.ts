import { useCallback, useEffect, useRef, useState } from 'react';
import { checkDraft } from '../../../../../src/features/surveys/check-answers.rules.js';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { SaveSurveyDraft } from './survey-query.js';
import type { SoFar } from './use-player.js';

export type DraftState = 'SAVING' | 'SAVED' | 'FAILED' | 'ELSEWHERE' | null;

/** After the last letter, so that not each of them is a request. */
const PAUSE_MS = 800;
const AGAIN_MS = 8_000;

interface DraftOf {
  survey: Survey;
  participationId: string;
  stage: number;
  /** 0: nothing was saved yet. */
  version: number;
}

/** The part that can be saved: an unfinished answer ("12a" for a number) waits until valid. */
function keepable(survey: Survey, { answers, at }: SoFar) {
  const given = Object.fromEntries(
    Object.entries(answers).filter(([, value]) => value !== undefined),
  );
  const checked = checkDraft(survey, given);
  const wrong = new Set(checked.problems.map(({ path }) => path[0]));
  return {
    answers: Object.fromEntries(Object.entries(checked.answers).filter(([id]) => !wrong.has(id))),
    at,
  };
}

/** Saves answers on the server as they are given, one request at a time, the newest last. */
export function useSavedDraft({ survey, participationId, stage, version }: DraftOf) {
  const [state, setState] = useState<DraftState>(null);
  const [run] = useVerb(SaveSurveyDraft);
  const row = useRef({ version, busy: false, stopped: false });
  const waiting = useRef<SoFar | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(async () => {
    // Changes made while a request was under way.
    const more = () => waiting.current !== null;
    const { current } = row;
    clearTimeout(timer.current);
    if (current.busy || current.stopped || !waiting.current) return;
    const taken = waiting.current;
    waiting.current = null;
    current.busy = true;
    const input = { participationId, stage, version: current.version, ...keepable(survey, taken) };
    const answer = await run({ input });
    current.busy = false;
    if (answer?.__typename === 'SurveyDraft') {
      current.version = answer.version;
      setState('SAVED');
      if (more()) await flush();
      return;
    }
    if (answer?.__typename === 'StaleVersion') {
      current.stopped = true;
      setState('ELSEWHERE');
      return;
    }
    waiting.current ??= taken;
    setState('FAILED');
    timer.current = setTimeout(() => void flush(), AGAIN_MS);
  }, [run, survey, participationId, stage]);

  const keep = useCallback(
    (soFar: SoFar) => {
      if (row.current.stopped) return;
      waiting.current = soFar;
      setState('SAVING');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );
  /** After submission there is nothing more to save. */
  const stop = useCallback(() => {
    row.current.stopped = true;
    clearTimeout(timer.current);
    setState(null);
  }, []);

  useEffect(() => {
    // A person who leaves for another device or page has everything saved.
    const onHidden = () => {
      if (document.visibilityState === 'hidden') void flush();
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      void flush();
    };
  }, [flush]);

  return { state, keep, stop };
}

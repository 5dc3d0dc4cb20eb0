import { createContext, use } from 'react';
import type { PartProblem } from '../../../../../src/features/surveys/survey-coherence.rules.js';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import type { Language } from '../../../i18n/languages.js';

interface SurveyEditing {
  survey: Survey;
  /** The language being written. */
  language: Language;
  /** Of the programme: the language that everything else is translated from. */
  main: Language;
  problems: readonly PartProblem[];
  onChange: (survey: Survey) => void;
}

const EditingContext = createContext<SurveyEditing | null>(null);
export const SurveyEditingProvider = EditingContext;

export function useSurveyEditing(): SurveyEditing {
  const editing = use(EditingContext);
  if (!editing) throw new Error('There is no survey being edited here');
  return editing;
}

/** A question, and how it is changed. */
export interface QuestionProps<Asked extends Question = Question> {
  question: Asked;
  onChange: (question: Question) => void;
}

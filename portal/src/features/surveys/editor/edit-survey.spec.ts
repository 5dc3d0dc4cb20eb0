import { describe, expect, it } from '@jest/globals';
import {
  SurveyDefinition,
  type Survey,
} from '../../../../../src/features/surveys/survey-definition.rules.js';
import { QUESTION_KINDS } from '../../../../../src/features/surveys/survey-limits.rules.js';
import { missingInSurvey } from '../../../../../src/features/surveys/missing-in-survey.rules.js';
import {
  addPage,
  asKind,
  dependentsOf,
  duplicateQuestion,
  insertQuestion,
  neighbourOf,
  newPartId,
  newQuestion,
  placeQuestion,
  removePage,
  removeQuestion,
  replaceQuestion,
  toggleLanguage,
} from './edit-survey.js';
import { surveyTemplate } from './survey-template.js';

const template = surveyTemplate('en');
const orderOf = (survey: Survey) =>
  survey.pages.map(({ questions }) => questions.map(({ id }) => id));
const isDefinition = (survey: Survey) => SurveyDefinition.safeParse(survey).success;

describe('the template', () => {
  it.each(['en', 'ja', 'id', 'zh-CN'] as const)('can be published as it is in %s', (main) => {
    const survey = surveyTemplate(main);
    expect(survey.languages[0]).toBe(main);
    expect(SurveyDefinition.parse(survey)).toEqual(survey);
    expect(missingInSurvey(survey)).toEqual([]);
  });
});

describe('questions of a survey in the making', () => {
  it('a new one of each kind, and one turned into each kind, fits the definition', () => {
    for (const kind of QUESTION_KINDS) {
      const question = newQuestion(kind);
      const survey = insertQuestion(template, question, { page: 0, question: 0 });
      expect(isDefinition(survey)).toBe(true);
      for (const other of QUESTION_KINDS) {
        expect(isDefinition(replaceQuestion(survey, asKind(question, other)))).toBe(true);
      }
    }
  });

  it('turned into another kind it keeps its words, and its options where it has some', () => {
    const contact = template.pages[2]?.questions[1];
    if (contact?.kind !== 'single') throw new Error('The template has changed');
    expect(asKind(contact, 'multiple')).toMatchObject({
      options: contact.options,
      text: contact.text,
    });
    expect(asKind(contact, 'text')).not.toHaveProperty('options');
  });

  it('ids are never the same, and as the definition wants them', () => {
    const ids = Array.from({ length: 1000 }, () => newPartId('q'));
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
  });

  it('moves one place, and past the edge of its page to the next', () => {
    const moved = (id: string, by: -1 | 1) => {
      const to = neighbourOf(template, id, by);
      return to && orderOf(placeQuestion(template, id, to));
    };
    expect(moved('reason', 1)).toEqual([
      ['recommend', 'improve', 'reason'],
      ['satisfaction'],
      ['since', 'contact'],
    ]);
    expect(moved('reason', -1)?.[0]).toEqual(['reason', 'recommend', 'improve']);
    expect(moved('improve', 1)?.slice(0, 2)).toEqual([
      ['recommend', 'reason'],
      ['improve', 'satisfaction'],
    ]);
    expect(moved('since', -1)?.slice(1)).toEqual([['satisfaction', 'since'], ['contact']]);
    expect(moved('recommend', -1)).toBeNull();
    expect(moved('contact', 1)).toBeNull();
  });

  it('is dropped before the question that it was dropped on', () => {
    const onto = (id: string, page: number, question: number) =>
      orderOf(placeQuestion(template, id, { page, question }));
    expect(onto('recommend', 0, 2)[0]).toEqual(['reason', 'recommend', 'improve']);
    expect(onto('contact', 0, 0)[0]).toEqual(['contact', 'recommend', 'reason', 'improve']);
    expect(onto('recommend', 2, 2)[2]).toEqual(['since', 'contact', 'recommend']);
  });

  it('is deleted with the conditions that asked of it', () => {
    expect(dependentsOf(template, 'recommend').map(({ id }) => id)).toEqual(['improve']);
    const without = removeQuestion(template, 'recommend');
    expect(without.pages[0]?.questions.find(({ id }) => id === 'improve')?.visibleWhen).toBeNull();
    expect(isDefinition(without)).toBe(true);
  });

  it('is copied beside itself with an id of its own', () => {
    const copied = duplicateQuestion(template, 'improve', 'copy');
    expect(orderOf(copied)[0]).toEqual(['recommend', 'reason', 'improve', 'copy']);
    expect(isDefinition(copied)).toBe(true);
  });
});

describe('pages and languages', () => {
  it('a page comes at the end and goes', () => {
    expect(orderOf(addPage(template)).at(-1)).toEqual([]);
    expect(removePage(addPage(template), 3)).toEqual(template);
  });

  it('a language goes with everything written in it, and nothing else: "id" is also a name', () => {
    const without = toggleLanguage(template, 'id');
    expect(without.languages).toEqual(['en', 'ja', 'zh-CN']);
    expect(orderOf(without)).toEqual(orderOf(template));
    expect(isDefinition(without)).toBe(true);
    expect(without.pages[0]?.questions[0]?.text).not.toHaveProperty('id');
    const again = toggleLanguage(without, 'id');
    expect(missingInSurvey(again).every(({ path }) => path.at(-1) === 'id')).toBe(true);
  });
});

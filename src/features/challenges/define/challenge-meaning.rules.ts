import { stageKindOf, type Stage } from '../stages/index.js';
import type { ChallengeDefinition } from './challenge-definition.rules.js';

/**
 * R-C1: whether two definitions ask for the same and give the same, in other words. Titles,
 * summaries, instructions, translations and the texts of questions are wording; stages, points,
 * criteria, disclosures, sites, and what a question is about are not.
 */
export function asksTheSame(one: ChallengeDefinition, other: ChallengeDefinition): boolean {
  return written(meaningOf(one)) === written(meaningOf(other)) && sharesDisclosures(one, other);
}

function meaningOf({ stages, ...definition }: ChallengeDefinition): object {
  const { kind, reviewSite, disclosure, approvalCriteria } = definition;
  const asked = stages.map(meaningOfStage);
  return { kind, reviewSite, disclosure, approvalCriteria, asked };
}

function meaningOfStage(stage: Stage): object {
  const copy = structuredClone(stage) as unknown as Record<string, unknown>;
  delete copy['title'];
  delete copy['instructions'];
  for (const [path] of stageKindOf(stage.kind)?.texts(stage) ?? []) remove(copy, path);
  return copy;
}

function remove(from: unknown, [key, ...rest]: readonly string[]): void {
  if (typeof from !== 'object' || from === null || key === undefined) return;
  const object = from as Record<string, unknown>;
  if (rest.length === 0) Reflect.deleteProperty(object, key);
  else remove(object[key], rest);
}

/** A translation may be added; the terms that somebody accepted in their language may not change. */
function sharesDisclosures(one: ChallengeDefinition, other: ChallengeDefinition): boolean {
  return one.translations.every(({ locale, disclosure }) => {
    const same = other.translations.find((each) => each.locale === locale);
    return same === undefined || same.disclosure === disclosure;
  });
}

/** The same for objects whose keys lie in another order. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${written(part)}`);
  return `{${parts.join(',')}}`;
}

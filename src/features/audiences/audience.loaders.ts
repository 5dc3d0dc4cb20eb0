import type { Page, PageRequest } from '../../kernel/page.js';
import { defineLoader } from '../../platform/graphql/index.js';
import { type AdvocateRow, countAdvocates, searchAdvocates } from '../advocates/index.js';
import { admits, isBrokenPart } from './audience-sql.queries.js';
import { readAudienceJudging } from './audience.queries.js';
import type { Audience, AudiencePart } from './audience.rules.js';

/** How many an audience admits, of how many, and what of it is broken. */
export interface Measured {
  readonly size: number;
  readonly advocates: number;
  readonly broken: readonly AudiencePart[];
}

/** By the audience as JSON: all that a request asks about are counted in one pass. */
export const measuredAudience = defineLoader(async (tx, keys) => {
  const audiences = keys.map((key) => JSON.parse(key) as Audience);
  const judged = await readAudienceJudging(tx, audiences);
  const [advocates = 0, ...sizes] = await countAdvocates(tx, [
    () => 'true',
    ...audiences.map((audience) => admits(audience, judged)),
  ]);
  const found = new Map<string, Measured>();
  keys.forEach((key, place) => {
    const broken = (audiences[place] ?? []).filter((part) => isBrokenPart(part, judged));
    found.set(key, { size: sizes[place] ?? 0, advocates, broken });
  });
  return found;
});

/** A page of those whom an audience admits. */
export interface AdmittedRequest extends PageRequest {
  readonly audience: Audience;
  readonly search: string | null;
}

/** By the request as JSON. */
export const admittedByRequest = defineLoader(async (tx, keys) => {
  const requests = keys.map((key) => JSON.parse(key) as AdmittedRequest);
  const judged = await readAudienceJudging(
    tx,
    requests.map(({ audience }) => audience),
  );
  const pages = new Map<string, Page<AdvocateRow>>();
  for (const [place, { audience, search, ...page }] of requests.entries()) {
    const meets = admits(audience, judged);
    pages.set(keys[place] ?? '', await searchAdvocates(tx, { search, meets }, page));
  }
  return pages;
});

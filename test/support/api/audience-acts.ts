import { newId, type Id } from '../../../src/kernel/ids.js';
import type { ServedApp, ServedPerson, Who } from './served-app.js';
import * as ask from './story-documents.js';

const SET = `mutation ($input: SetAudienceInput!) { setAudience(input: $input) {
  __typename ... on Audience { version isEveryone size }
  ... on UserError { code path message } ... on RuleBroken { rule problems { path message } }
  ... on StaleVersion { currentVersion } } }`;
const SEGMENT = `mutation ($input: SaveSegmentInput!) { saveSegment(input: $input) {
  __typename ... on Segment { id version } ... on UserError { code message }
  ... on RuleBroken { rule problems { path message } } } }`;

export interface Refusable {
  readonly __typename?: string;
  readonly code?: string;
  readonly message?: string;
  readonly path?: readonly string[];
  readonly problems?: readonly { readonly path: readonly string[]; readonly message: string }[];
}

export interface SetAnswer extends Refusable {
  readonly version?: number;
  readonly isEveryone?: boolean;
  readonly size?: number;
  readonly currentVersion?: number;
}

interface Side {
  readonly segmentIds?: readonly Id[];
  readonly tagIds?: readonly Id[];
  readonly advocateIds?: readonly (Id | null)[];
}

export interface ToldAudience {
  readonly include?: Side;
  readonly exclude?: Side;
}

const EMPTY = { segmentIds: [], tagIds: [], advocateIds: [] };
const NOTHING = { match: 'ANY', groups: [] };
const all = (conditions: readonly object[]) =>
  conditions.length === 0 ? NOTHING : { match: 'ALL', groups: [{ match: 'ALL', conditions }] };

/** Both sides whole, as the API wants them. */
export function sides({ include = {}, exclude = {} }: ToldAudience) {
  return { include: { ...EMPTY, ...include }, exclude: { ...EMPTY, ...exclude } };
}

/** What staff do with audiences, and what stands behind them. */
export class AudienceActs {
  constructor(
    private readonly app: ServedApp,
    private readonly staff: Who,
  ) {}

  set(
    id: Id,
    told: ToldAudience,
    { version = 0, of = 'CHALLENGE', who = this.staff } = {},
  ): Promise<SetAnswer> {
    return this.app.get(who, SET, { input: { of, id, version, ...sides(told) } });
  }

  /** A live challenge; `draft` goes over an ordinary one of a text. */
  async challenge(draft: object = {}): Promise<Id> {
    const { id, version } = await this.app.get<{ id: Id; version: number }>(
      this.staff,
      ask.SAVE_CHALLENGE,
      {
        input: {
          idempotencyKey: newId(),
          ...ask.CHALLENGE,
          kind: 'OTHER',
          reviewSite: null,
          stages: [{ title: 'Say it', instructions: 'In a line.', points: 10, proof: ['TEXT'] }],
          ...draft,
        },
      },
    );
    const answer = await this.app.get<Refusable>(this.staff, ask.PUBLISH_CHALLENGE, {
      input: { id, version, idempotencyKey: newId() },
    });
    if (answer.code !== undefined) throw new Error(JSON.stringify(answer));
    return id;
  }

  async segment(name: string, include: readonly object[], exclude: readonly object[] = []) {
    const rule = { include: all(include), exclude: all(exclude) };
    return this.saveSegment({ name, rule });
  }

  saveSegment(input: object): Promise<Refusable & { readonly id: Id; readonly version: number }> {
    return this.app.get(this.staff, SEGMENT, { input: { idempotencyKey: newId(), ...input } });
  }

  /** The changed rule of a segment that was read at its first version. */
  changeSegment(id: Id, name: string, ...include: readonly object[]) {
    const rule = { include: all(include), exclude: NOTHING };
    return this.saveSegment({ id, version: 1, name, rule });
  }

  async tag(name: string, ...bearers: readonly ServedPerson[]): Promise<Id> {
    const tagged = await this.app.get<{
      advocates: { tags: { id: Id; name: string }[] }[];
    }>(this.staff, ask.TAG_ADVOCATES, {
      input: { advocateIds: bearers.map(({ advocateId }) => advocateId), add: [name] },
    });
    return tagged.advocates[0]?.tags.find((tag) => tag.name === name)?.id ?? '';
  }
}

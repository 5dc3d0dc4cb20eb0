import { newId, type Id } from '../../../src/kernel/ids.js';
import type { TestProgram } from '../database/test-database.js';
import { ServedApp, type ServedPerson, type Who } from './served-app.js';
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

const LIST = '{ challenges { edges { node { id } } } }';
export const AUDIENCE = `query ($of: AudienceOwner! = CHALLENGE, $id: ID!) { audience(of: $of, id: $id) {
  name version isEveryone size advocates include { segments { name } tags { name } people { name } }
  exclude { segments { name } tags { name } people { name } } broken { side segment { name } }
  members { edges { node { name } } } } }`;
export const WHY = `query ($of: AudienceOwner! = CHALLENGE, $id: ID!, $advocateId: ID!) {
  audience(of: $of, id: $id) { membership(advocateId: $advocateId) { isIn hasBegun
    parts { side isMet isBroken segment { name } tag { name } person { name } } } } }`;
export const PREVIEW = `query ($include: AudienceSideInput!, $exclude: AudienceSideInput!) {
  audiencePreview(include: $include, exclude: $exclude) { size advocates broken { side } } }`;

export interface StaffView {
  readonly size: number;
  readonly broken: readonly { readonly side: string }[];
  readonly members: { readonly edges: readonly { readonly node: { readonly name: string } }[] };
}

export const speaks = (...values: string[]) => ({
  trait: 'advocate.language',
  operator: 'IS_ONE_OF',
  values,
});

export const people = (...who: readonly ServedPerson[]) => ({
  advocateIds: who.map(({ advocateId }) => advocateId),
});

/** Included alone: these. */
export const only = (...who: readonly ServedPerson[]): ToldAudience => ({
  include: people(...who),
});

export const namesIn = ({ members }: StaffView): string[] =>
  members.edges.map(({ node }) => node.name);

/** A programme with a marketer and two advocates, who read Japanese and Indonesian. */
export class AudienceWorld {
  readonly priya: ServedPerson;
  readonly mei: ServedPerson;
  readonly budi: ServedPerson;
  readonly acts: AudienceActs;

  private constructor(
    readonly app: ServedApp,
    readonly program: TestProgram,
    { priya, mei, budi }: Readonly<Record<'priya' | 'mei' | 'budi', ServedPerson>>,
  ) {
    this.priya = priya;
    this.mei = mei;
    this.budi = budi;
    this.acts = new AudienceActs(app, priya);
  }

  static async open(): Promise<AudienceWorld> {
    const app = await ServedApp.open({ role: 'api' });
    const program = await app.test.createProgram();
    const priya = await app.person(program, ['marketer']);
    const mei = await app.person(program, ['advocate'], { name: 'Mei Tanaka', language: 'ja' });
    const budi = await app.person(program, ['advocate'], { name: 'Budi Santoso', language: 'id' });
    return new AudienceWorld(app, program, { priya, mei, budi });
  }

  start(who: Who, challengeId: Id): Promise<Refusable & { readonly id?: Id }> {
    return this.app.get(who, ask.START, { input: { challengeId } });
  }

  async listed(who: Who): Promise<Id[]> {
    const { edges } = await this.app.get<{ edges: { node: { id: Id } }[] }>(who, LIST);
    return edges.map(({ node }) => node.id);
  }

  staffView(id: Id, of = 'CHALLENGE'): Promise<StaffView> {
    return this.app.get(this.priya, AUDIENCE, { id, of });
  }

  /** The answer as it is sent, with the id that was asked for taken out. */
  async raw(who: Who, query: string, variables: object, id: Id): Promise<string> {
    const answer = await this.app.post('/graphql', { query, variables }, who);
    return (await answer.text()).replaceAll(id, '<id>');
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { dayOf, type Day } from '../../../kernel/day.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Tx } from '../../../platform/database/index.js';
import { readProgram } from '../../programs/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import { addNominees, NEW_PROFILE, type NewProfile } from './add-nominees.js';
import {
  AdvocateMatch,
  type ExistingAdvocate,
  type RequestedAdvocate,
} from './advocate-match.rules.js';
import { findAdvocatesByIds, lockAdvocates, type AdvocateRow } from './advocate.queries.js';
import { advocateLine } from './advocate.subject.js';
import { EndPointsOfLeaver, type Left } from './end-points-of-leaver.js';
import type { FormerEmployer } from './employer.rules.js';
import { FindOrAddAdvocates } from './find-or-add-advocates.js';
import { endOfBreak } from './profile.rules.js';
import {
  applyProfile,
  type AppliedProfile,
  type KnownProfile,
  type ProfileField,
  type SaidOfProfile,
} from './reported-profile.rules.js';

/** An advocate as a file names them, and what it says of them. */
export interface AdvocateReport {
  readonly wanted: RequestedAdvocate;
  readonly said: SaidOfProfile;
}

/** What became of one report. */
export type ReportedAdvocate =
  | {
      readonly id: Id;
      readonly isNew: boolean;
      /** R-U5: they have left, and nothing is taken */
      readonly hasLeft: boolean;
      readonly changed: readonly (ProfileField | 'externalId')[];
      readonly kept: readonly ProfileField[];
    }
  | { readonly id: null; readonly reason: string };

interface State {
  readonly id: Id;
  /** null: nobody knew them, and they are added as these reports leave them */
  readonly row: AdvocateRow | null;
  known: KnownProfile;
  isChanged: boolean;
  readonly former: FormerEmployer[];
}

/**
 * R-U1, R-U4: takes what a file says of advocates, thousands at once and in their order. Who is
 * unknown gets a profile and hears nothing until somebody invites them; who has left stays so.
 */
@Injectable()
export class ReportAdvocates {
  constructor(
    private readonly advocates: FindOrAddAdvocates,
    private readonly timeline: RecordTimeline,
    private readonly points: EndPointsOfLeaver,
  ) {}

  async reportAdvocates(
    tx: Tx,
    actor: Actor,
    reports: readonly AdvocateReport[],
  ): Promise<ReportedAdvocate[]> {
    const match = new AdvocateMatch();
    const wanted = reports.map((report) => report.wanted);
    const found = await this.advocates.findToAdd(tx, wanted, match);
    const { locale, timeZone } = await readProgram(tx);
    const known = found.flatMap(({ id }) => (id === null || match.added.has(id) ? [] : id));
    const states = new Map<Id, State>();
    for (const row of await lockedRows(tx, [...new Set(known)])) states.set(row.id, stateOf(row));
    for (const one of match.added.values()) {
      states.set(one.id, stateOfNew(one, { language: locale, timeZone }));
    }
    const today = dayOf(tx.now, timeZone);
    const lines: NewTimelineEntry[] = [];
    const met = new Set<Id>();
    const outcomes = reports.map(({ said }, place): ReportedAdvocate => {
      const one = found[place];
      if (one === undefined) throw new Error('A report was not looked for.');
      if (one.id === null) return one;
      const state = states.get(one.id);
      if (state === undefined) throw new Error('An advocate who was found is not there.');
      const isFirst = !met.has(one.id);
      met.add(one.id);
      const isNew = isFirst && match.added.has(one.id);
      const completed = isFirst && match.completed.has(one.id) ? (['externalId'] as const) : [];
      const { id } = state;
      if (state.row?.status === 'LEFT') {
        return { id, isNew: false, hasLeft: true, changed: completed, kept: [] };
      }
      const applied = applyProfile(state.known, said, today);
      lines.push(...linesOf(tx, state, applied));
      keep(state, applied);
      const changed = [...completed, ...applied.changed];
      return { id, isNew, hasLeft: false, changed, kept: applied.kept };
    });
    await addNominees(tx, newProfiles([...states.values()], locale));
    await updateProfiles(tx, [...states.values()]);
    const left = await addFormerEmployers(tx, [...states.values()]);
    await this.timeline.recordTimeline(tx, actor, lines);
    await this.points.endPointsOfLeaver(tx, actor, left);
    return outcomes;
  }
}

async function lockedRows(tx: Tx, ids: readonly Id[]): Promise<AdvocateRow[]> {
  if (ids.length === 0) return [];
  await lockAdvocates(tx, ids);
  return findAdvocatesByIds(tx, ids);
}

function stateOf(row: AdvocateRow): State {
  const known = { ...row, hasJoined: row.joinedAt !== null };
  return { id: row.id, row, known, isChanged: false, former: [] };
}

function stateOfNew(
  { id, ...one }: ExistingAdvocate,
  ofProgram: Pick<KnownProfile, 'language' | 'timeZone'>,
): State {
  const known = { ...one, ...NEW_PROFILE, ...ofProgram, hasJoined: false };
  return { id, row: null, known, isChanged: false, former: [] };
}

function keep(state: State, { after, changed, employer }: AppliedProfile): void {
  state.known = after;
  state.isChanged ||= changed.length > 0;
  if (employer.former !== null) state.former.push(employer.former);
}

function newProfiles(states: readonly State[], ofProgram: Locale): NewProfile[] {
  return states.flatMap(({ id, row, known }) =>
    row === null ? [{ ...known, id, isLanguageSaid: known.language !== ofProgram }] : [],
  );
}

function rowOf({ id, known }: State, row: AdvocateRow) {
  return {
    id,
    name: known.name,
    language: known.language,
    is_other_language: known.language !== row.language,
    time_zone: known.timeZone,
    time_zone_from: known.timeZoneFrom,
    company_id: known.companyId,
    employed_since: known.employedSince,
    resumes_at: endOfBreak(row.backOn, known.timeZone),
  };
}

async function updateProfiles(tx: Tx, states: readonly State[]): Promise<void> {
  const rows = states.flatMap((state) =>
    state.row !== null && state.isChanged ? [rowOf(state, state.row)] : [],
  );
  if (rows.length === 0) return;
  await tx.query(
    `UPDATE advocate a SET name = n.name, language = n.language,
       language_from = CASE WHEN n.is_other_language THEN 'STAFF' ELSE a.language_from END,
       time_zone = n.time_zone, time_zone_from = n.time_zone_from, company_id = n.company_id,
       employed_since = n.employed_since, resumes_at = n.resumes_at, version = a.version + 1
     FROM jsonb_to_recordset($2::jsonb) AS n (id uuid, name text, language text,
       is_other_language boolean, time_zone text, time_zone_from text, company_id uuid,
       employed_since date, resumes_at timestamptz)
     WHERE a.program_id = $1 AND a.id = n.id`,
    [tx.programId, JSON.stringify(rows)],
  );
}

async function addFormerEmployers(tx: Tx, states: readonly State[]): Promise<readonly Left[]> {
  const former = states.flatMap((state) =>
    state.former.map((one) => ({ ...one, id: newId(), advocateId: state.id })),
  );
  if (former.length === 0) return [];
  await tx.query(
    `INSERT INTO former_employer (program_id, id, advocate_id, company_id, since, until, recorded_at)
     SELECT $1, f.id, f."advocateId", f."companyId", f.since, f.until, $3
       FROM jsonb_to_recordset($2::jsonb) AS f (id uuid, "advocateId" uuid, "companyId" uuid,
         since date, until date)`,
    [tx.programId, JSON.stringify(former), tx.now],
  );
  return former;
}

/**
 * Each change as by hand; a name is in no line (R-A5). Of somebody new only where they work: what a
 * profile begins with is no change of it.
 */
function linesOf(
  tx: Tx,
  { id: subjectId, row, known: before }: State,
  { after }: AppliedProfile,
): NewTimelineEntry[] {
  const common = { subjectId, occurredAt: tx.now, ruleVersion: 1, audience: 'ADVOCATE' } as const;
  const lines: NewTimelineEntry[] = [];
  const { companyId, employedSince: since, timeZone, language } = after;
  if (companyId !== before.companyId) {
    const told = companyId === null ? 'COMPANY_REMOVED' : 'COMPANY_CHANGED';
    const inputs = companyId === null ? {} : { companyId };
    lines.push({ ...common, ...advocateLine('R-U1', told), inputs });
  }
  if (since !== before.employedSince && companyId !== null) {
    lines.push({ ...common, ...sinceLine(companyId, since) });
  }
  if (row === null) return lines;
  if (timeZone !== before.timeZone) {
    lines.push({ ...common, ...advocateLine('R-U1', 'TIME_ZONE_CHANGED'), inputs: { timeZone } });
  }
  if (language !== before.language) {
    lines.push({ ...common, ...advocateLine('R-U1', 'LANGUAGE_CHANGED'), inputs: { language } });
  }
  return lines;
}

function sinceLine(companyId: Id, since: Day | null) {
  return since === null
    ? { ...advocateLine('R-U1', 'EMPLOYED_SINCE_REMOVED'), inputs: { companyId } }
    : { ...advocateLine('R-U1', 'EMPLOYED_SINCE'), inputs: { companyId, sinceOn: since } };
}

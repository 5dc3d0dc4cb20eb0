import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { dayOf } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { readProgram } from '../../programs/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import { mayStillMean } from '../known/index.js';
import { lineOfNew, linesOfFacts } from './company-facts-lines.js';
import { kindLine } from './company-kind-line.js';
import { identifyReported, type Identified, type NotIdentified } from './identify-reported.js';
import {
  applyReport,
  type AppliedReport,
  type CompanyChange,
  type KeptValue,
  type SaidByFile,
} from './reported-company.rules.js';
import { readReported, type KnownCompanies, type ReportedState } from './reported-companies.js';
import { writeReported } from './write-reported.js';

/** A company as a file names it, and what the file says of it. */
export interface CompanyReport {
  readonly externalId: string | null;
  readonly name: string | null;
  readonly said: SaidByFile;
}

/** What became of one report. */
export type ReportedCompany =
  | {
      readonly id: Id;
      readonly isNew: boolean;
      readonly changes: readonly CompanyChange[];
      /** values that stay as they are in spite of it */
      readonly kept: readonly KeptValue[];
    }
  | NotIdentified;

/**
 * R-O2: takes what a file says of companies, thousands at once and in their order: one that nobody
 * knows is added, and each fact that changes has its line. The same again changes nothing.
 */
@Injectable()
export class ReportCompanies {
  constructor(private readonly timeline: RecordTimeline) {}

  async reportCompanies(
    tx: Tx,
    actor: Actor,
    reports: readonly CompanyReport[],
  ): Promise<ReportedCompany[]> {
    const { each, added } = await identifyReported(
      tx,
      reports.map(({ externalId, name, said }) => ({ externalId, name, domains: said.domains })),
    );
    const known = await readReported(tx, each, added, reports);
    const { timeZone } = await readProgram(tx);
    const at = { today: dayOf(tx.now, timeZone), occurredAt: tx.now };
    const lines: NewTimelineEntry[] = [];
    const outcomes = reports.map((report, place): ReportedCompany => {
      const identified = each[place];
      if (identified === undefined) throw new Error('A report was not identified.');
      if ('wanted' in identified) return identified;
      const state = known.stateOf(identified.id);
      const applied = apply(known, state, report, identified);
      lines.push(...linesOf(state, applied, identified.isNew, at));
      known.take(state, applied);
      return {
        id: state.id,
        isNew: identified.isNew,
        changes: [...idChange(state, report, identified), ...applied.changes],
        kept: [...keptName(state, report, identified), ...applied.kept],
      };
    });
    await writeReported(tx, actor, known);
    await this.timeline.recordTimeline(tx, actor, lines);
    return outcomes;
  }
}

function apply(
  known: KnownCompanies,
  state: ReportedState,
  { said }: CompanyReport,
  { isMerged }: Identified,
): AppliedReport {
  return applyReport(state, said, {
    isMerged,
    isTaken: (domain) => known.isOfAnother(domain, state.id),
  });
}

function idChange(
  state: ReportedState,
  { externalId }: CompanyReport,
  { getsExternalId }: Identified,
): CompanyChange[] {
  if (!getsExternalId) return [];
  state.externalId = externalId;
  state.isChanged = true;
  return [{ field: 'externalId', before: null, after: externalId }];
}

/** What a company is called is not changed by a file: its name is what it is known by (R-O1). */
function keptName(
  { name: known }: ReportedState,
  { name }: CompanyReport,
  { isById, isMerged }: Identified,
): KeptValue[] {
  const differs = isById && !isMerged && name !== null && !mayStillMean(name, known);
  return differs ? [{ field: 'name', why: 'OTHER_NAME' }] : [];
}

function linesOf(
  state: ReportedState,
  { result, kindByCrm }: AppliedReport,
  isNew: boolean,
  at: Parameters<typeof kindLine>[2],
): NewTimelineEntry[] {
  const { id } = state;
  const place = { subjectId: id, occurredAt: at.occurredAt };
  const kinds =
    kindByCrm === state.kindByCrm
      ? []
      : [kindLine({ ...state.standing, id }, { source: 'CRM', kind: kindByCrm }, at)];
  return [...(isNew ? [lineOfNew(result, place)] : linesOfFacts(result, place)), ...kinds];
}

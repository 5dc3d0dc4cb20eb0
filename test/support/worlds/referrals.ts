import type { Actor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import {
  FindOrAddCompanies,
  SetCompanyKind,
  WriteWonSince,
} from '../../../src/features/companies/index.js';
import { IdentifyCompany } from '../../../src/features/companies/known/identify-company.js';
import { RecordDealFacts } from '../../../src/features/deals/index.js';
import { PostTransfers, SettlePoints } from '../../../src/features/ledger/index.js';
import { AddReferrals } from '../../../src/features/referrals/intake/add-referrals.js';
import { CloseWindows } from '../../../src/features/referrals/settle/close-windows.js';
import {
  ConfirmReferral,
  ModerateReferral,
  WithdrawReferral,
} from '../../../src/features/referrals/handle/moderate-referral.js';
import {
  MoveReferral,
  RecordFirstContact,
} from '../../../src/features/referrals/handle/move-referral.js';
import { WriteNote } from '../../../src/features/referrals/handle/write-note.js';
import { RecordDeal } from '../../../src/features/conversions/record-deal.js';
import { RecordDeals } from '../../../src/features/conversions/record-deals.js';
import { RecordReferral } from '../../../src/features/referrals/intake/record-referral.js';
import { RefereeKey } from '../../../src/features/referrals/intake/referee-key.js';
import { MatchDeals } from '../../../src/features/referrals/match/match-deals.js';
import { SettleReferrals } from '../../../src/features/referrals/settle/settle-referrals.js';
import { SubmitReferral } from '../../../src/features/referrals/intake/submit-referral.js';
import { RecordTimeline } from '../../../src/features/timeline/index.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import type { TestDatabase } from '../database/test-database.js';

const SECRETS = { session: 's'.repeat(40), code: 'c'.repeat(40), hash: 'h'.repeat(40) };

/** The verbs of referrals, wired as Nest wires them. */
export function referralVerbs(test: TestDatabase) {
  const settle = new SettleReferrals(
    new SettlePoints(new PostTransfers()),
    new RecordTimeline(),
    new Outbox(),
  );
  const companies = new FindOrAddCompanies();
  const refereeKey = new RefereeKey(SECRETS);
  const matchDeals = new MatchDeals(new RecordTimeline(), new Outbox());
  const addReferrals = new AddReferrals(refereeKey, settle, matchDeals);
  const recordDealFacts = new RecordDealFacts(new WriteWonSince(new RecordTimeline()));
  const recordDeals = new RecordDeals(recordDealFacts, matchDeals, settle);
  return {
    settle,
    addReferrals,
    recordDealFacts,
    recordDeals,
    setKind: new SetCompanyKind(new IdentifyCompany(companies), new RecordTimeline()),
    submit: new SubmitReferral(addReferrals, companies, refereeKey, new Outbox()),
    record: new RecordReferral(addReferrals, companies, new Outbox()),
    move: new MoveReferral(settle, new WriteNote(new RecordTimeline())),
    contact: new RecordFirstContact(settle),
    moderate: new ModerateReferral(settle),
    confirm: new ConfirmReferral(settle),
    withdraw: new WithdrawReferral(settle),
    recordDeal: new RecordDeal(recordDeals, companies, settle),
    closeWindows: new CloseWindows(test.crossProgram),
  };
}

/** An advocate of the programme, with an address of their own. */
export async function insertAdvocate(test: TestDatabase, actor: Actor): Promise<Id> {
  const id = newId();
  await test.superuser(
    `INSERT INTO advocate (program_id, id, name, email, language, time_zone, status, created_at, version)
     VALUES ($1, $2, 'Mei Tanaka', $3, 'ja', 'Asia/Tokyo', 'ACTIVE', now(), 1)`,
    [actor.programId, id, `${id}@example.com`],
  );
  return id;
}

/** Moves the clock of a sandbox to a moment of a day, in hours from now. */
export async function moveClock(test: TestDatabase, programId: Id, days: number): Promise<void> {
  await test.superuser('UPDATE program SET clock_offset_ms = clock_offset_ms + $2 WHERE id = $1', [
    programId,
    days * 86_400_000,
  ]);
}

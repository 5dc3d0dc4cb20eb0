import type { Tx } from '../../../platform/database/index.js';
import { defineNotices, type BesideNotice, type StoredNotice } from '../../notifications/index.js';
import {
  messageBeside,
  noticeOfRedemption,
  replacesOfRedemption,
  REDEMPTION_NOTICES,
} from './redemption-notice.rules.js';
import { findRedemption } from './redemption.queries.js';
import { redemptionSubject } from './redemption.subject.js';

defineNotices({
  subject: redemptionSubject,
  kinds: REDEMPTION_NOTICES,
  answers: REDEMPTION_NOTICES,
  choose: noticeOfRedemption,
  replaces: replacesOfRedemption,
  beside: besideRedemption,
});

async function besideRedemption(
  tx: Tx,
  { subjectId, inputs }: StoredNotice,
): Promise<BesideNotice> {
  const redemption = await findRedemption(tx, subjectId, null);
  const message = redemption && messageBeside(inputs['outcome'], redemption);
  return { message, path: `redemptions/${subjectId}` };
}

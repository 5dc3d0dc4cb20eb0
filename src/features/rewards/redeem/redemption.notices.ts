import { defineNotices } from '../../notifications/index.js';
import { noticeOfRedemption, REDEMPTION_NOTICES } from './redemption-notice.rules.js';
import { findRedemption } from './redemption.queries.js';
import { redemptionSubject } from './redemption.subject.js';

defineNotices({
  subject: redemptionSubject,
  kinds: REDEMPTION_NOTICES,
  answers: REDEMPTION_NOTICES,
  choose: noticeOfRedemption,
  beside: async (tx, { subjectId }) => {
    const redemption = await findRedemption(tx, subjectId, null);
    return { message: redemption?.reasonText ?? null, path: `redemptions/${subjectId}` };
  },
});

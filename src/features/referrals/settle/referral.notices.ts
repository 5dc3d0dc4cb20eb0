import { defineNotices } from '../../notifications/index.js';
import { noticeOfReferral, REFERRAL_NOTICES, undoesOfReferral } from './referral-notice.rules.js';
import { isTakenBack } from './referral-name.queries.js';
import { referralSubject } from './referral.subject.js';

defineNotices({
  subject: referralSubject,
  kinds: REFERRAL_NOTICES,
  asks: ['REFERRAL_CONFIRM'],
  reportedByOutcome: ['REFERRAL_MOVED'],
  choose: noticeOfReferral,
  undoes: undoesOfReferral,
  beside: async (tx, { subjectId }) => ({
    message: null,
    // One that is no longer here has no page: its points do.
    path: (await isTakenBack(tx, subjectId)) ? 'points' : `referrals/${subjectId}`,
  }),
});

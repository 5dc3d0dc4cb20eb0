import { defineNotices } from '../../notifications/index.js';
import { noticeOfReferral, REFERRAL_NOTICES, undoesOfReferral } from './referral-notice.rules.js';
import { referralSubject } from './referral.subject.js';

defineNotices({
  subject: referralSubject,
  kinds: REFERRAL_NOTICES,
  asks: ['REFERRAL_CONFIRM'],
  reportedByOutcome: ['REFERRAL_MOVED'],
  choose: noticeOfReferral,
  undoes: undoesOfReferral,
  beside: (_tx, { subjectId }) => ({ message: null, path: `referrals/${subjectId}` }),
});

import { advocateSubject } from '../advocates/index.js';
import { defineNotices } from '../notifications/index.js';
import { noticeOfProfile, PROFILE_NOTICES, replacesOfProfile } from './profile-notice.rules.js';

defineNotices({
  subject: advocateSubject,
  kinds: PROFILE_NOTICES,
  // It costs them points not to read it: also during a break.
  answers: PROFILE_NOTICES,
  choose: noticeOfProfile,
  replaces: replacesOfProfile,
  beside: () => ({ message: null, path: 'rewards' }),
});

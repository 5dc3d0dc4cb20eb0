import {
  IconBriefcase,
  IconChecklist,
  IconFileCheck,
  IconFileX,
  IconFlag,
  IconGift,
  IconPackage,
  IconPhone,
  IconTicket,
  IconUserStar,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { StaffNoticeData } from './staff-notices.js';

/** One line for each of the server's kinds: without it, this does not compile. */
export const STAFF_NOTICE_ICONS: Readonly<Record<StaffNoticeData['kind'], Icon>> = {
  SUBMISSION_TO_DECIDE: IconChecklist,
  REFERRAL_TO_CONTACT: IconPhone,
  REFERRAL_TO_PLACE: IconUsers,
  REFERRAL_TO_CHECK: IconFlag,
  REDEMPTION_TO_DECIDE: IconGift,
  REDEMPTION_TO_SEND: IconPackage,
  NOMINEE_TO_DECIDE: IconUserStar,
  DEALS_TO_CHOOSE_FOR: IconBriefcase,
  REWARD_RUNS_LOW: IconTicket,
  IMPORT_DONE: IconFileCheck,
  IMPORT_STOPPED: IconFileX,
};

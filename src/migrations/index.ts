import { CreateFoundation1795262400000 } from './20261121T1200-create-foundation.js';
import { CreateSignIn1795262700000 } from './20261121T1205-create-sign-in.js';
import { CreatePeople1795263000000 } from './20261121T1210-create-people.js';
import { CreateIdentification1795263300000 } from './20261121T1215-create-identification.js';
import { CreateLedger1795263600000 } from './20261121T1220-create-ledger.js';
import { CreateChallenges1795264200000 } from './20261121T1230-create-challenges.js';
import { CreateRewards1795264800000 } from './20261121T1240-create-rewards.js';
import { CreateReferrals1795265400000 } from './20261121T1250-create-referrals.js';
import { CreateNotifications1795266000000 } from './20261121T1300-create-notifications.js';
import { CreateClock1795266600000 } from './20261121T1310-create-clock.js';
import { CreateStatistics1795338000000 } from './20261122T0900-create-statistics.js';
import { CreateBeginAs1795345200000 } from './20261122T1100-create-begin-as.js';

/** In the order in which they run. */
export const migrations = [
  CreateFoundation1795262400000,
  CreateSignIn1795262700000,
  CreatePeople1795263000000,
  CreateIdentification1795263300000,
  CreateLedger1795263600000,
  CreateChallenges1795264200000,
  CreateRewards1795264800000,
  CreateReferrals1795265400000,
  CreateNotifications1795266000000,
  CreateClock1795266600000,
  CreateStatistics1795338000000,
  CreateBeginAs1795345200000,
];

import './ledger.holding.js';
import './ledger.traits.js';
import { WalletLeadEntity } from './wallet-lead.entity.js';
import { LotOwnExpiryEntity } from './lot-own-expiry.entity.js';
import { LotUseEntity } from './lot-use.entity.js';
import { LotEntity } from './lot.entity.js';
import { PointEndEntity } from './point-end.entity.js';
import { PostingKeyEntity } from './posting-key.entity.js';
import { ReversalEntity } from './reversal.entity.js';
import { TransferEntity } from './transfer.entity.js';
import { WalletEntity } from './wallet.entity.js';

export { AwardPoints, type AwardPointsInput } from './award-points.js';
export { findLedgerBreaks, programTotals, type AccountTotal } from './ledger-audit.queries.js';
export {
  AlreadyReversed,
  InsufficientBalance,
  PostingKeyReused,
  TransferNotFound,
} from './ledger.errors.js';
import './ledger.measures.js';
export { EndPoints } from './end-points.js';
export { ExpirePoints } from './expire-points.js';
export { LeadWallets } from './lead-wallets.js';
export { LedgerModule } from './ledger.module.js';
export {
  balancesOf,
  pointsOfSubjects,
  statementPages,
  type Balance,
  type StatementPage,
  type StatementRequest,
  type SubjectPoints,
} from './ledger.queries.js';
export type {
  Posted,
  PostingItem,
  PostingResult,
  Refused,
  ReturnPolicy,
  Subject,
  TransferKind,
  WalletKind,
} from './ledger.rules.js';
export { endsThatStand, pointsToEnd } from './point-end.queries.js';
export { PostTransfers } from './post-transfers.js';
export { ReturnSpend } from './return-spend.js';
export { ReverseAward } from './reverse-award.js';
export { SettlePoints, type Settlement } from './settle-points.js';
export { SpendPoints, type SpendPointsInput } from './spend-points.js';
export type { StatementLine } from './statement.rules.js';

export const ledgerEntities = [
  WalletEntity,
  WalletLeadEntity,
  TransferEntity,
  ReversalEntity,
  LotEntity,
  LotUseEntity,
  LotOwnExpiryEntity,
  PointEndEntity,
  PostingKeyEntity,
];

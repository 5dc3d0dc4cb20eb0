import { Module } from '@nestjs/common';
import { AwardPoints } from './award-points.js';
import { EndPoints } from './end-points.js';
import { ExpirePointsJob } from './expire-points.job.js';
import { ExpirePoints } from './expire-points.js';
import { LeadWallets } from './lead-wallets.js';
import { PostTransfers } from './post-transfers.js';
import { ReturnSpend } from './return-spend.js';
import { ReverseAward } from './reverse-award.js';
import { SettlePoints } from './settle-points.js';
import { SpendPoints } from './spend-points.js';

const VERBS = [
  PostTransfers,
  AwardPoints,
  EndPoints,
  ExpirePoints,
  LeadWallets,
  SpendPoints,
  ReverseAward,
  ReturnSpend,
  SettlePoints,
];

@Module({ providers: [...VERBS, ExpirePointsJob], exports: VERBS })
export class LedgerModule {}

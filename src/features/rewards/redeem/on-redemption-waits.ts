import { Injectable } from '@nestjs/common';
import { OnEvent } from '../../../platform/outbox/index.js';
import { TellsStaff, type AboutSubject } from '../../staff-notices/index.js';
import {
  redemptionCancelled,
  redemptionDecided,
  redemptionFailed,
  redemptionFulfilled,
  rewardRedeemed,
  rewardRunsLow,
  type OfRedemption,
} from '../catalogue/index.js';
import { redemptionToDecide, redemptionToSend } from './redemption.staff.js';

/** Each may begin or end a wait, and takes a unit or gives it back. */
@Injectable()
abstract class TellsOfRedemption extends TellsStaff<OfRedemption> {
  protected override about({ redemptionId, rewardId }: OfRedemption): AboutSubject[] {
    return [
      { kind: redemptionToDecide.kind, subjectId: redemptionId },
      { kind: redemptionToSend.kind, subjectId: redemptionId },
      { kind: rewardRunsLow.kind, subjectId: rewardId },
    ];
  }
}

@Injectable()
@OnEvent(rewardRedeemed, 'tell-staff')
export class OnRewardRedeemedTellStaff extends TellsOfRedemption {}

@Injectable()
@OnEvent(redemptionDecided, 'tell-staff')
export class OnRedemptionDecidedTellStaff extends TellsOfRedemption {}

@Injectable()
@OnEvent(redemptionFulfilled, 'tell-staff')
export class OnRedemptionFulfilledTellStaff extends TellsOfRedemption {}

@Injectable()
@OnEvent(redemptionFailed, 'tell-staff')
export class OnRedemptionFailedTellStaff extends TellsOfRedemption {}

@Injectable()
@OnEvent(redemptionCancelled, 'tell-staff')
export class OnRedemptionCancelledTellStaff extends TellsOfRedemption {}

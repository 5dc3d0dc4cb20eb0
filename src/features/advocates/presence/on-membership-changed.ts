import { Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../../platform/outbox/index.js';
import {
  memberAddressChanged,
  memberInvited,
  memberJoined,
  memberLanguageChanged,
  memberReminded,
  memberRemoved,
  memberRolesChanged,
} from '../../identity/index.js';
import { EnsureAdvocate } from './ensure-advocate.js';
import { TellReminder } from './tell-reminder.js';

type MembershipEvent = ConsumedEvent<{ membershipId: Id }>;

/** Nest finds what the consumers below need by this one's constructor. */
@Injectable()
abstract class EnsuresAdvocate implements EventConsumer<{ membershipId: Id }> {
  constructor(
    protected readonly database: Database,
    protected readonly ensureAdvocate: EnsureAdvocate,
  ) {}

  handle({ actor, payload }: MembershipEvent): Promise<void> {
    const { choseLanguage } = this;
    return this.database.write(actor, 'ensureAdvocate', (tx) =>
      this.ensureAdvocate.ensureAdvocate(tx, actor, { ...payload, choseLanguage }),
    );
  }

  protected readonly choseLanguage: boolean = false;
}

@Injectable()
@OnEvent(memberInvited, 'ensure-advocate')
export class OnMemberInvitedEnsureAdvocate extends EnsuresAdvocate {}

@Injectable()
@OnEvent(memberJoined, 'ensure-advocate')
export class OnMemberJoinedEnsureAdvocate extends EnsuresAdvocate {}

@Injectable()
@OnEvent(memberRolesChanged, 'ensure-advocate')
export class OnMemberRolesChangedEnsureAdvocate extends EnsuresAdvocate {}

@Injectable()
@OnEvent(memberRemoved, 'ensure-advocate')
export class OnMemberRemovedEnsureAdvocate extends EnsuresAdvocate {}

@Injectable()
@OnEvent(memberLanguageChanged, 'ensure-advocate')
export class OnMemberLanguageChangedEnsureAdvocate extends EnsuresAdvocate {
  protected override readonly choseLanguage = true;
}

@Injectable()
@OnEvent(memberAddressChanged, 'ensure-advocate')
export class OnMemberAddressChangedEnsureAdvocate extends EnsuresAdvocate {}

/** R-U4: an open invitation was brought to mind. */
@Injectable()
@OnEvent(memberReminded, 'tell-reminder')
export class OnMemberRemindedTellReminder implements EventConsumer<{ membershipId: Id }> {
  constructor(
    private readonly database: Database,
    private readonly reminder: TellReminder,
  ) {}

  handle({ actor, payload }: MembershipEvent): Promise<void> {
    return this.database.write(actor, 'tellReminder', (tx) =>
      this.reminder.tellReminder(tx, actor, payload),
    );
  }
}

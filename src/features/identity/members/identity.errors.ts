import { userError } from '../../../platform/errors/index.js';
import { INVITATION_DAYS, INVITATIONS_A_DAY, INVITATIONS_TO_ONE } from './identity.rules.js';

/** R-A4: without this person nobody could manage the programme. */
export class LastAdmin extends userError('LastAdmin') {
  constructor() {
    super(
      'A programme always has an active admin: make somebody else one, who has signed in, first.',
      ['id'],
    );
  }
}

/** The person of this address is in the programme or invited to it. */
export class AlreadyMember extends userError('AlreadyMember') {
  constructor() {
    super(
      'Somebody with this address, or who signed in with it before, is in the programme already: change their roles instead.',
      ['email'],
    );
  }
}

/** R-U4 */
export class InvitationDeclined extends userError('InvitationDeclined') {
  constructor() {
    super(
      'This person wants no more invitations to this programme: only they can change that, by the link in the mail that they got.',
      ['email'],
    );
  }
}

/** A limit for each sender and each address, so that nobody is flooded in our name. */
export class TooManyInvitations extends userError('TooManyInvitations') {
  static bySender(): TooManyInvitations {
    return new TooManyInvitations(
      `At most ${String(INVITATIONS_A_DAY)} invitations in 24 hours by one sender: go on later.`,
    );
  }

  static toAddress(): TooManyInvitations {
    return new TooManyInvitations(
      `At most ${String(INVITATIONS_TO_ONE)} invitations to one address in ${String(INVITATION_DAYS)} days: try again later.`,
      ['email'],
    );
  }
}

/** R-C5: what a key may never do, or a role that it does not have itself. */
export class BeyondKey extends userError('BeyondKey') {
  static makesKeys(): BeyondKey {
    return new BeyondKey('A key makes no keys: sign in as an admin, and make it there.');
  }

  static givesRole(): BeyondKey {
    return new BeyondKey('A key gives only roles that it has itself.', ['roles']);
  }
}

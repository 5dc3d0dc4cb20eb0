import { userError } from '../../platform/errors/index.js';

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
    super('Somebody with this address is in the programme already: change their roles instead.', [
      'email',
    ]);
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

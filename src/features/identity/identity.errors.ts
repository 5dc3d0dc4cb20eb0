import { UserError } from '../../platform/errors/index.js';

/** R-A4: without this person nobody could manage the programme. */
export class LastAdmin extends UserError {
  override readonly name = 'LastAdmin';
  readonly type = 'LastAdmin';
  readonly code = 'LAST_ADMIN';

  constructor() {
    super(
      'A programme always has an active admin: make somebody else one, who has signed in, first.',
      ['id'],
    );
  }
}

/** The person of this address is in the programme or invited to it. */
export class AlreadyMember extends UserError {
  override readonly name = 'AlreadyMember';
  readonly type = 'AlreadyMember';
  readonly code = 'ALREADY_MEMBER';

  constructor() {
    super('Somebody with this address is in the programme already: change their roles instead.', [
      'email',
    ]);
  }
}

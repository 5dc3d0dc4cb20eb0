import { userError } from '../../../platform/errors/index.js';
import type { AdvocateRow } from '../profile/index.js';

/** Whoever is nominated is an advocate, or a nominee, already: which one, and how far they are. */
export class AlreadyAdvocate extends userError('AlreadyAdvocate') {
  constructor({ id: advocateId, status }: Pick<AdvocateRow, 'id' | 'status'>) {
    super('Somebody with this address is among the advocates already.', ['email'], {
      advocateId,
      status,
    });
  }
}

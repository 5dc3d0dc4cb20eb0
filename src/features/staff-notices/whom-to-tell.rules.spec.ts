import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../kernel/actor.js';
import { whomToTell, type Colleague } from './whom-to-tell.rules.js';

const colleague = (id: string, ...roles: Role[]): Colleague => ({
  ...{ id, memberId: `${id}'s account`, roles },
  isAdvocate: false,
});
const dana = colleague('Dana', 'sales');
const ravi = colleague('Ravi', 'sales');
const priya = colleague('Priya', 'marketer');
const alex = colleague('Alex', 'admin');
const staff = [dana, ravi, priya, alex];
const forSales = { toldTo: ['sales', 'admin'], ownerId: null, byMemberId: null } as const;

describe('R-N3: who of the staff is told', () => {
  it.each([
    ['everybody of the role', forSales, staff, ['Dana', 'Ravi']],
    ['its owner alone', { ...forSales, ownerId: 'Ravi' }, staff, ['Ravi']],
    ['never who did it', { ...forSales, byMemberId: dana.memberId }, staff, ['Ravi']],
    [
      'nobody where its owner did it',
      { ...forSales, ownerId: 'Dana', byMemberId: dana.memberId },
      staff,
      [],
    ],
    [
      'the others, where its owner has left',
      { ...forSales, ownerId: 'Noa' },
      staff,
      ['Dana', 'Ravi'],
    ],
    [
      'the others, where its owner has another role now',
      { ...forSales, ownerId: 'Priya' },
      staff,
      ['Dana', 'Ravi'],
    ],
    ['the next role where nobody has the first', forSales, [priya, alex], ['Alex']],
    ['nobody where nobody has any', forSales, [priya], []],
    ['nobody about themselves (R-C5)', forSales, [{ ...dana, isAdvocate: true }, ravi], ['Ravi']],
  ])('%s', (_name, waits, among, told) => {
    expect(whomToTell(among, waits)).toEqual(told);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isSameMailbox, mailboxOf } from './mailbox.js';

describe('the mailbox behind an address', () => {
  it.each([
    ['Rosa@Feld.example', 'rosa@feld.example', 'case'],
    ['rosa+goodturn@feld.example', 'rosa@feld.example', 'a tag'],
    ['rosa+a+b@feld.example', 'rosa+c@feld.example', 'two tags'],
    [' ｒｏｓａ@feld.example ', 'rosa@feld.example', 'width and blanks'],
    ['r.o.s.a@gmail.com', 'rosa@googlemail.com', 'dots and both names of Gmail'],
    ['Rosa.Feld+x@GMail.com', 'rosafeld@gmail.com', 'all of it at Gmail'],
    ['rosa@bücher.example', 'rosa@xn--bcher-kva.example', 'both spellings of a domain'],
    ['rosa@feld.example.', 'rosa@feld.example', 'a final dot of the domain'],
  ])('%s and %s are one (%s)', (one, other) => {
    expect(isSameMailbox(one, other)).toBe(true);
  });

  it.each([
    ['r.feld@feld.example', 'rfeld@feld.example', 'a dot means something elsewhere'],
    ['rosa-x@feld.example', 'rosa@feld.example', 'a hyphen is no tag'],
    ['rosa@feld.example', 'rosa@mail.feld.example', 'another host'],
    ['+a@feld.example', '+b@feld.example', 'a name that begins with a plus'],
    ['rosa@gmail.com', 'rosa@gmail.com.example', 'a domain that only begins so'],
    ['r&d@kitamura.example', 'rd@kitamura.example', 'a sign of the name'],
  ])('%s and %s are two (%s)', (one, other) => {
    expect(isSameMailbox(one, other)).toBe(false);
  });

  it('of what is no address, the text', () => {
    expect(mailboxOf(' Rosa ')).toBe('rosa');
    expect(mailboxOf('@feld.example')).toBe('@feld.example');
    expect(mailboxOf('...@gmail.com')).toBe('...@gmail.com');
  });
});

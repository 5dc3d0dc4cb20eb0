import { isEmail, normaliseEmail } from '../../../kernel/email.js';
import { lineProblem, LONGEST } from '../../../kernel/texts.js';

/** Somebody as a list of people names them. `place`: the line of the text, from 1. */
export interface PastedPerson {
  readonly place: number;
  readonly name: string;
  /** as `normaliseEmail` makes it; as written where it is none; null: the line has none */
  readonly email: string | null;
  readonly isValid: boolean;
}

/** Longer than any name with an address. */
const LONGEST_CELL = 600;

/** What stands between two cells: a tab where the line has one, else a comma or semicolon. */
const COMMAS = /[,;，；、]/;

/**
 * The people in a text as it comes out of a mail program, a spreadsheet or a CSV file: one or several
 * in a line, as `Rosa Feld <rosa@feld.example>`, `"Feld, Rosa" <rosa@…>`, `Feld, Rosa <rosa@…>`,
 * `Rosa Feld, rosa@…`, `rosa@…; omar@…`, or in cells between tabs. What follows an address in its line
 * (a company, a telephone) is left. A line without an address is told; a blank one says nothing.
 */
export function readPastedPeople(text: string): PastedPerson[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : peopleIn(line, index + 1)));
}

function peopleIn(line: string, place: number): PastedPerson[] {
  const cells = cellsOf(line);
  const people: PastedPerson[] = [];
  let before: string[] = [];
  for (const cell of cells) {
    const found = addressIn(cell);
    if (found === null) before.push(unquoted(cell));
    else {
      // `Feld, Rosa <rosa@…>`: the family name came first.
      const told = [found.name, ...before].filter((part) => part !== '').join(' ');
      people.push(personOf(place, told, found.address));
      before = [];
    }
  }
  const [only] = people;
  if (only === undefined) {
    return [{ place, name: unquoted(line).slice(0, LONGEST.name), email: null, isValid: false }];
  }
  // `rosa@…, Rosa Feld`: the name comes after the only address.
  const [after] = before;
  const isNamed = nameBefore(cells) || after === undefined || people.length > 1;
  return isNamed ? people : [personOf(place, after, only.email ?? '')];
}

/** Whether the first address of a line brings a name, in its own cell or before it. */
function nameBefore(cells: readonly string[]): boolean {
  const first = addressIn(cells[0] ?? '');
  return first === null || first.name !== '';
}

function personOf(place: number, told: string, address: string): PastedPerson {
  const email = normaliseEmail(address);
  const name = told === '' ? nameIn(email) : told;
  return { place, name, email, isValid: isInvitable({ name, email }) };
}

/** `email` as `normaliseEmail` makes it. */
export function isInvitable({
  name,
  email,
}: {
  readonly name: string;
  readonly email: string;
}): boolean {
  return name !== '' && isEmail(email) && lineProblem(name, LONGEST.name) === null;
}

/** `rosa.feld@…` is Rosa Feld, as far as anybody can tell. */
function nameIn(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter((word) => word !== '');
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ') || email;
}

/** Separators inside quotes or angle brackets separate nothing. */
function cellsOf(line: string): string[] {
  const separator = line.includes('\t') ? /\t/ : COMMAS;
  const cells: string[] = [];
  let [cell, inside] = ['', ''];
  for (const char of line) {
    if (inside === '' && separator.test(char)) {
      cells.push(cell);
      cell = '';
      continue;
    }
    if (inside === '' && (char === '"' || char === '<')) inside = char === '"' ? '"' : '>';
    else if (char === inside) inside = '';
    cell += char;
  }
  return [...cells, cell].map((each) => each.trim()).filter((each) => each !== '');
}

/** Null for a cell without an address. */
function addressIn(cell: string): { readonly name: string; readonly address: string } | null {
  const plain = cell.replaceAll('＠', '@');
  if (!plain.includes('@') || plain.length > LONGEST_CELL) return null;
  const bracketed = /^(.*?)<\s*([^<>]*@[^<>]*?)\s*>$/u.exec(plain);
  if (bracketed) return { name: unquoted(bracketed[1] ?? ''), address: bare(bracketed[2] ?? '') };
  const words = unquoted(plain).split(/\s+/);
  const at = words.findIndex((word) => word.includes('@'));
  return {
    name: words.filter((_, index) => index !== at).join(' '),
    address: bare(words[at] ?? ''),
  };
}

function bare(address: string): string {
  return address.replace(/^mailto:/i, '').replace(/^[<(]|[>)]$/g, '');
}

function unquoted(text: string): string {
  const plain = text.trim();
  const quoted = /^"(.*)"$/s.exec(plain) ?? /^'(.*)'$/s.exec(plain);
  return (quoted?.[1] ?? plain).replaceAll('""', '"').trim();
}

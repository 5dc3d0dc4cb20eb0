/** What databases, their tools and CRMs write for a value that is not there. */
const NO_VALUE = new Set([
  ...[String.raw`\N`, 'NULL', '(null)', '[NULL]', '<null>'],
  ...['(No value)', '-None-', '--None--', '(none)', '(None)', '(blank)', '(Blank)'],
  ...['0000-00-00', '0000-00-00 00:00:00'],
]);
/** So exports keep a spreadsheet from taking the text within for a number. */
const KEPT_AS_TEXT = /^="([^"]*)"$/;
/** A blank before the quotation mark makes it one of the text for the parser, and for nobody else. */
const QUOTED_LATE = /^ +"([^"]*)" *$/;

/** vtiger says of what kind a thing is that it names: `Accounts::::North Wind`. */
const KIND_BEFORE = /^[A-Z][A-Za-z]+::::(?=.)/;

/** A field of a file as whoever wrote it meant it. */
export function meantBy(field: string): string {
  if (NO_VALUE.has(field.trim())) return '';
  const meant = (KEPT_AS_TEXT.exec(field) ?? QUOTED_LATE.exec(field))?.[1] ?? field;
  return meant.includes('::::') ? meant.replace(KIND_BEFORE, '') : meant;
}

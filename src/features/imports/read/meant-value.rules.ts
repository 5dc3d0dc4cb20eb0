/** What databases and their tools write for a value that is not there. */
const NO_VALUE = new Set([String.raw`\N`, 'NULL', '(null)', '[NULL]', '<null>']);
/** So exports keep a spreadsheet from taking the text within for a number. */
const KEPT_AS_TEXT = /^="([^"]*)"$/;
/** A blank before the quotation mark makes it one of the text for the parser, and for nobody else. */
const QUOTED_LATE = /^ +"([^"]*)" *$/;

/** A field of a file as whoever wrote it meant it. */
export function meantBy(field: string): string {
  if (NO_VALUE.has(field.trim())) return '';
  return (KEPT_AS_TEXT.exec(field) ?? QUOTED_LATE.exec(field))?.[1] ?? field;
}

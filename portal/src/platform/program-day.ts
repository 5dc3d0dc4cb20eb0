const fields = (timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });

/** `2027-03-04T09:30`, as clocks on the wall show it in a zone: what `<input type="datetime-local">` holds. */
export function wallTime(epochMs: number, timeZone: string): string {
  return fields(timeZone).format(epochMs).replace(' ', 'T').slice(0, 16);
}

/** The calendar day of a moment in a zone, `YYYY-MM-DD`. */
export const dayIn = (epochMs: number, timeZone: string): string =>
  wallTime(epochMs, timeZone).slice(0, 10);

/** The moment (RFC 3339, UTC) at which clocks on the wall of a zone show `2027-03-04T09:30`. */
export function momentAt(wall: string, timeZone: string): string {
  const wanted = Date.parse(`${wall}:00Z`);
  const ahead = (epochMs: number) => Date.parse(`${wallTime(epochMs, timeZone)}:00Z`) - epochMs;
  // Computed twice: the first guess may lie on the other side of a change to summer time.
  const guess = wanted - ahead(wanted);
  return `${wallTime(wanted - ahead(guess), 'UTC')}:00Z`;
}

/** The pattern of `ILIKE` for what contains a text as it was typed, without the blanks around it. */
export function containing(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
}

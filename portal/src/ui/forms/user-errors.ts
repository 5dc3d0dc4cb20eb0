/** An expected refusal, as every mutation's union can hold one. */
export interface UserError {
  code: string;
  message: string;
  /** Where in the input it is wrong: `['input', 'stages', '0', 'title']`; empty where it is about the whole. */
  path: readonly string[];
  /** Every wrong field, where the refusal names several in one answer. */
  problems?: readonly { path: readonly string[]; message: string }[] | undefined;
  /** What leans on the thing that was to go. */
  usedBy?: readonly { name: string }[] | undefined;
}

export interface SortedErrors {
  /** Messages by the form's own field names (`stages.0.title`), as Mantine's `form.setErrors` takes them. */
  byField: Record<string, string>;
  /** Errors of no field that the form shows. */
  others: { message: string }[];
}

/** The field that an error's path means, as a form names it. */
export function fieldOf(path: readonly string[]): string {
  return (path[0] === 'input' ? path.slice(1) : path).join('.');
}

/**
 * Puts each error at its field. A path deeper than the form's field goes to that field
 * (`amount.amountMinor` to `amount`), where the person can correct it.
 */
export function sortUserErrors(refusal: UserError, fields: readonly string[]): SortedErrors {
  const sorted: SortedErrors = { byField: {}, others: [] };
  const errors = refusal.problems?.length ? refusal.problems : [refusal];
  for (const error of errors) {
    const wanted = fieldOf(error.path);
    const field = fields
      .filter((name) => wanted === name || wanted.startsWith(`${name}.`))
      .sort((a, b) => b.length - a.length)[0];
    if (field === undefined) {
      sorted.others.push({ message: error.message });
      continue;
    }
    const before = sorted.byField[field];
    sorted.byField[field] = before ? `${before} ${error.message}` : error.message;
  }
  return sorted;
}

import { DisplayableError } from '../../kernel/displayable-error.js';
import type { Subject, SubjectKind } from '../subjects/index.js';

declare const declared: unique symbol;

/** The rule and outcome of a line. Only `defineLines` makes one: every line is declared. */
export interface DeclaredLine {
  readonly subjectKind: SubjectKind;
  /** e.g. `R-C2` */
  readonly rule: string;
  /** A code; with the rule the key of the sentence that people read. */
  readonly outcome: string;
  readonly [declared]: true;
}

/** By rule: what can come out. */
type Outcomes = Readonly<Record<string, readonly string[]>>;

export class LineError extends DisplayableError {
  override readonly name = 'LineError';
}

type Told = Omit<DeclaredLine, typeof declared>;

const defined = new Map<string, Told>();

/**
 * Registers the lines about a subject, and returns the function that makes them:
 * `const poemLine = defineLines(poemSubject, { 'R-C2': ['PRAISED'] })`, then `poemLine('R-C2', 'PRAISED')`.
 * Throws LineError for a line that is registered already.
 */
export function defineLines<const Lines extends Outcomes>(
  { kind: subjectKind }: Subject,
  outcomes: Lines,
): <Rule extends keyof Lines & string>(rule: Rule, outcome: Lines[Rule][number]) => DeclaredLine {
  for (const [rule, ofRule] of Object.entries(outcomes)) {
    for (const outcome of ofRule) {
      const name = `${subjectKind} ${rule}.${outcome}`;
      if (defined.has(name)) throw new LineError(`"${name}" is registered twice`);
      defined.set(name, { subjectKind, rule, outcome });
    }
  }
  return (rule, outcome) => {
    const told: Told = { subjectKind, rule, outcome };
    return told as DeclaredLine;
  };
}

/** All lines that are registered, of every subject. */
export function definedLines(): readonly Told[] {
  return [...defined.values()];
}

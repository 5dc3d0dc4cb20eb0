import { DisplayableError } from '../../../kernel/displayable-error.js';

/** What has to be said of a column before its file can be read (R-D2, R-D6). */
export interface FormatQuestion {
  /** ours */
  readonly column: string;
  /** of the file, as people find them; two where they contradict each other */
  readonly values: readonly { readonly text: string; readonly rowNo: number }[];
  readonly answers: readonly FormatAnswer[];
}

/** One way to read the column. */
export interface FormatAnswer {
  /** what the first value means then; null where that says nothing */
  readonly meaning: string | null;
  /** what a mapping says in `formats`; null: nothing */
  readonly format: string | null;
  /** as which of ours the column is mapped then */
  readonly column: string;
}

/** The mapping or the file cannot be used; every reason is named. */
export class ImportRefused extends DisplayableError {
  override readonly name = 'ImportRefused';

  override get lines(): readonly string[] {
    return this.problems;
  }

  override get exitCode(): number {
    return 2;
  }

  constructor(
    readonly problems: readonly string[],
    /** of these, what somebody can answer */
    readonly questions: readonly FormatQuestion[] = [],
  ) {
    super(problems.join('\n'));
  }
}

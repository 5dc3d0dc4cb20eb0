import type { Id } from '../../../src/kernel/ids.js';
import type { ServedApp, Who } from '../api/served-app.js';
import { until } from '../until.js';

const RUN = `id state task fileName share isFileKept isStopping errorsUrl canBeUndone undone undoneShare
  undoneBy { name } undoAhead { referrals deals awards takenBack awarded leaning advocatesGone
    advocatesAsBefore companiesGone companiesAsBefore tagsGone staying stays { kind name stay }
    advocates { awarded takenBack advocate { name } }
    leanedOn { subjectKind subjectId subjectName lean } } by { name }
  counts { rows imported corrected unchanged superseded refused pointsAwarded pointsTakenBack }
  stop { reason upToRow points referrals }
  findings { says problems questions { field values { text row } answers { meaning format field } } }`;

const MAPPING = `columns { field column } constants { field value } values { field value meaning }
  formats { field format } clearingWord encoding delimiter`;

const READ = `query ($id: ID!) { importRun(id: $id) { ${RUN} waitsFor { id }
  refused: rows(outcome: REFUSED) { edges { node { row reason fields } } }
  first: rows(outcome: IMPORTED) { edges { node { row fields } } } } }`;

const INSPECT = `query ($id: ID!, $encoding: String) { importRun(id: $id) {
  inspection(encoding: $encoding) { problems encoding delimiter headerRow rowsSeen isWhole isKept
    columns { name isRepeated samples words } proposed { ${MAPPING} } } } }`;

const PREVIEW = `mutation ($input: PreviewImportInput!) { previewImport(input: $input) { __typename
  ... on ImportRun { id state } ... on UserError { code message } } }`;

const START = `mutation ($input: StartImportInput!) { startImport(input: $input) { __typename
  ... on ImportRun { id state } ... on UserError { code message } } }`;

const STOP = `mutation ($input: StopImportInput!) { stopImport(input: $input) { __typename
  ... on ImportRun { id state isStopping } ... on UserError { code message } } }`;

const UNDO = (verb: string) =>
  `mutation ($input: UndoImportInput!) { ${verb}(input: $input) { __typename
  ... on ImportRun { id state } ... on UserError { code message } } }`;

interface Answer {
  readonly __typename: string;
  readonly state?: string;
  readonly code?: string;
}

export interface ShownRow {
  readonly row: number;
  readonly reason?: string;
  readonly fields: readonly string[];
}

export interface ShownRun {
  readonly id: Id;
  readonly state: string;
  readonly task: string | null;
  readonly isStopping: boolean;
  readonly canBeUndone: boolean;
  readonly undone: number;
  readonly undoAhead: Readonly<Record<string, unknown>> | null;
  readonly errorsUrl: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly stop: {
    readonly reason: string;
    readonly upToRow: number;
    readonly points: number | null;
  } | null;
  readonly findings: {
    readonly says: readonly string[];
    readonly problems: readonly string[];
    readonly questions: readonly { readonly field: string; readonly answers: readonly object[] }[];
  } | null;
  readonly waitsFor: { readonly id: Id } | null;
  readonly refused: { readonly edges: readonly { readonly node: ShownRow }[] };
  readonly first: { readonly edges: readonly { readonly node: ShownRow }[] };
}

export interface ShownMapping {
  readonly columns: readonly { readonly field: string; readonly column: string }[];
  readonly constants: readonly object[];
  readonly values: readonly object[];
  readonly formats: readonly object[];
  readonly clearingWord: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

export interface ShownInspection {
  readonly problems: readonly string[];
  readonly delimiter: string;
  readonly rowsSeen: number;
  readonly isKept: boolean;
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  readonly proposed: ShownMapping;
}

/** What a person does with files of imports, through the API. */
export class ImportApi {
  constructor(
    private readonly app: ServedApp,
    readonly who: Who,
  ) {}

  send(kind: string, text: string | Buffer, name = 'export.csv'): Promise<Response> {
    const form = new FormData();
    form.append('file', new Blob([typeof text === 'string' ? text : Uint8Array.from(text)]), name);
    const headers = { 'x-goodturn-portal': '1', ...this.who.headers };
    return this.app.fetch(`/api/imports/${kind}`, { method: 'POST', headers, body: form });
  }

  async upload(kind: string, text: string | Buffer, name?: string): Promise<Id> {
    const response = await this.send(kind, text, name);
    if (response.status !== 201) throw new Error(`Not kept: ${await response.text()}`);
    return ((await response.json()) as { id: Id }).id;
  }

  read(id: Id): Promise<ShownRun> {
    return this.app.get<ShownRun>(this.who, READ, { id });
  }

  async inspect(id: Id, encoding: string | null = null): Promise<ShownInspection> {
    const run = await this.app.get<{ inspection: ShownInspection }>(this.who, INSPECT, {
      id,
      encoding,
    });
    return run.inspection;
  }

  preview(id: Id, mapping: ShownMapping, awardsPoints = false): Promise<{ __typename: string }> {
    return this.app.get(this.who, PREVIEW, { input: { id, mapping, awardsPoints } });
  }

  start(
    id: Id,
    { awardsPoints = false, takesBack = false } = {},
  ): Promise<{ __typename: string; code?: string }> {
    return this.app.get(this.who, START, { input: { id, awardsPoints, takesBack } });
  }

  previewUndo(id: Id): Promise<Answer> {
    return this.app.get(this.who, UNDO('previewImportUndo'), { input: { id } });
  }

  undo(id: Id): Promise<Answer> {
    return this.app.get(this.who, UNDO('undoImport'), { input: { id } });
  }

  async lookedAtUndo(id: Id): Promise<ShownRun> {
    await this.previewUndo(id);
    return this.ended(id);
  }

  async undone(id: Id): Promise<ShownRun> {
    await this.undo(id);
    return this.ended(id);
  }

  stop(id: Id): Promise<Answer> {
    return this.app.get(this.who, STOP, { input: { id } });
  }

  /** When nothing more happens by itself. */
  async ended(id: Id): Promise<ShownRun> {
    let run = await this.read(id);
    await until(async () => {
      run = await this.read(id);
      return run.state !== 'WAITING' && run.state !== 'RUNNING';
    }, 60_000);
    return run;
  }

  /** As it is proposed. */
  async previewed(id: Id, changes: Partial<ShownMapping> = {}): Promise<ShownRun> {
    const { proposed } = await this.inspect(id);
    await this.preview(id, { ...proposed, ...changes });
    return this.ended(id);
  }

  async imported(id: Id, options = {}): Promise<ShownRun> {
    await this.start(id, options);
    return this.ended(id);
  }
}

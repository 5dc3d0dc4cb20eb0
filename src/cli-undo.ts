import { createInterface } from 'node:readline/promises';
import { setTimeout as wait } from 'node:timers/promises';
import {
  cliActor,
  FoundWrong,
  NotFinished,
  print,
  programIdOf,
  report,
  UsageError,
  withApp,
  type CliApp,
} from './cli-app.js';
import {
  findImportRuns,
  listImportRuns,
  RequestUndo,
  WorkImport,
  type ImportRunRow,
  type UndoAhead,
} from './features/imports/index.js';
import type { Actor } from './kernel/actor.js';
import { isId, type Id } from './kernel/ids.js';

export interface UndoOptions {
  readonly program: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** So many of the newest runs are looked through for those that can be undone. */
const SHOWN_RUNS = 20;
/** Another import of the programme may have its turn, also one of a server. */
const LOOK_AGAIN_MS = 500;

/** Undoes a run of an import after a look at what that takes back; without a run, lists them (R-D7). */
export async function undoImport(run: string | undefined, options: UndoOptions): Promise<void> {
  await withApp(async (app) => {
    const actor = cliActor(await programIdOf(app.ground, options.program));
    if (run === undefined) await showRuns(app, actor, options);
    else await new UndoCommand(app, actor, options).undo(idOf(run));
  });
}

async function showRuns({ ground }: CliApp, actor: Actor, { json }: UndoOptions): Promise<void> {
  const { rows } = await ground.database.read(actor, (tx) =>
    listImportRuns(tx, { first: SHOWN_RUNS, after: null }),
  );
  const open = rows.filter(({ state, traces }) => state !== 'UNDONE' && traces > 0);
  if (json) {
    print(JSON.stringify(open.map(({ id, kind, createdAt }) => ({ id, kind, createdAt }))));
    return;
  }
  if (open.length === 0) print('No run of this programme can be undone.');
  for (const { id, kind, createdAt, fileName, imported, corrected } of open) {
    const counts = `${shown(imported)} imported, ${shown(corrected)} corrected`;
    print(`${id}  ${createdAt.toISOString().slice(0, 16)}Z  ${kind}  ${fileName}: ${counts}`);
  }
}

/** Throws UsageError for what is no id. */
function idOf(told: string): Id {
  const isRun: boolean = isId(told);
  if (!isRun) throw new UsageError(`"${told}" is no id of a run: without one, they are listed.`);
  return told;
}

class UndoCommand {
  constructor(
    private readonly app: CliApp,
    private readonly actor: Actor,
    private readonly options: UndoOptions,
  ) {}

  async undo(id: Id): Promise<void> {
    const { task, state: before } = await this.find(id);
    if (task === 'UNDO' && before !== 'UNDONE') report('A part of it is taken back already.');
    else await this.lookAt(id);
    const isUnderWay = before === 'WAITING' || before === 'RUNNING';
    if (!isUnderWay) {
      await this.database.write(this.actor, 'undoImport', (tx) =>
        this.requests.undoImport(tx, this.actor, { id }),
      );
    }
    const ended = await this.ended(id);
    const { state, stopReason, undone } = ended;
    if (state !== 'UNDONE') {
      throw new NotFinished(
        `The undo stopped (${stopReason ?? 'ASKED'}) after ${shown(undone)} of what the run left. The same command goes on.`,
      );
    }
    const outcomes = outcomesOf(ended);
    if (this.options.json) print(JSON.stringify({ id, state, takenBack: undone, outcomes }));
    else print(`Undone: ${shown(undone)} taken back.`);
    for (const line of linesOfStaying(outcomes)) report(line);
  }

  /** Throws where something leans on the run, or nobody says that it may be undone. */
  private async lookAt(id: Id): Promise<void> {
    await this.database.write(this.actor, 'previewImportUndo', (tx) =>
      this.requests.previewImportUndo(tx, this.actor, { id }),
    );
    const { undoAhead } = await this.ended(id);
    if (undoAhead === null) throw new NotFinished('The look at it stopped; nothing was undone.');
    for (const line of linesOf(undoAhead)) report(line);
    if (undoAhead.leaning.count > 0) throw new FoundWrong('Something leans on it.');
    if (!(await this.mayUndo())) {
      throw new NotFinished('Nothing was undone. With --yes it is, without a question.');
    }
  }

  private async mayUndo(): Promise<boolean> {
    if (this.options.yes) return true;
    if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return /^y(es)?$/i.test((await terminal.question('Undo it? (y/N) ')).trim());
    } finally {
      terminal.close();
    }
  }

  /** Does what was requested, unless a server is at it, and waits for its end. */
  private async ended(id: Id): Promise<ImportRunRow> {
    const { stop, get } = this.app;
    for (;;) {
      await get(WorkImport).workImport(this.actor, id, stop);
      const run = await this.find(id);
      if (run.state !== 'WAITING' && run.state !== 'RUNNING') return run;
      if (stop.aborted) throw new NotFinished('It goes on with the same command, or in a server.');
      await wait(LOOK_AGAIN_MS);
    }
  }

  private async find(id: Id): Promise<ImportRunRow> {
    const [run] = await this.database.read(this.actor, (tx) => findImportRuns(tx, [id]));
    if (run) return run;
    throw new UsageError(
      `There is no run ${id} in "${this.options.program}": without a run, they are listed.`,
    );
  }

  private get database() {
    return this.app.ground.database;
  }

  private get requests(): RequestUndo {
    return this.app.get(RequestUndo);
  }
}

/** Of a run of companies or of advocates, what became of each. */
function outcomesOf({ kind, undoAhead }: ImportRunRow): UndoAhead['outcomes'] {
  return kind === 'companies' || kind === 'advocates' ? undoAhead?.outcomes : undefined;
}

/** Those that stay, or a part of them, and why. */
function linesOfStaying(outcomes: UndoAhead['outcomes']): string[] {
  if (outcomes === undefined || outcomes.staying.count === 0) return [];
  const { count, first } = outcomes.staying;
  return [
    `These stay, or a part of them: ${shown(count)}`,
    ...first.map(({ kind, id, stay }) => `  ${kind.toLowerCase()} ${id}: ${stay}`),
    ...(count > first.length ? [`  … and ${shown(count - first.length)} more`] : []),
  ];
}

function linesOf(ahead: UndoAhead): string[] {
  const { referrals, deals, awards, takenBack, awarded, leaning, outcomes } = ahead;
  if (leaning.count > 0) {
    const more = leaning.count - leaning.first.length;
    return [
      `Nothing can be undone: something leans on ${shown(leaning.count)} of what it left.`,
      ...leaning.first.map(({ kind, id, lean }) => `  ${kind.toLowerCase()} ${id}: ${lean}`),
      ...(more > 0 ? [`  … and ${shown(more)} more`] : []),
    ];
  }
  return [
    'An undo takes back:',
    ...counted('referrals', referrals),
    ...counted('deals', deals),
    ...counted('awards', awards),
    ...counted('advocates', outcomes?.gone.ADVOCATE, ' go'),
    ...counted('advocates', outcomes?.asBefore.ADVOCATE, ' as before'),
    ...counted('companies', outcomes?.gone.COMPANY, ' go'),
    ...counted('companies', outcomes?.asBefore.COMPANY, ' as before'),
    ...counted('tags', outcomes?.gone.TAG, ' go'),
    ...(takenBack > 0 ? [`  points     ${shown(takenBack)} taken back`] : []),
    ...(awarded > 0 ? [`  points     ${shown(awarded)} awarded anew`] : []),
    ...linesOfStaying(outcomes),
  ];
}

function counted(what: string, count = 0, becomes = ''): string[] {
  return count > 0 ? [`  ${what.padEnd(10)} ${shown(count)}${becomes}`] : [];
}

function shown(count: number): string {
  return count.toLocaleString('en');
}

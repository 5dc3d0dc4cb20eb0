import { Args, Float, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import {
  type Contexts,
  DateTimeScalar,
  Graph,
  GraphContext,
  LocaleEnum,
  mutateOnce,
  type NoArgs,
} from '../../../platform/graphql/index.js';
import { Advocate, advocateById } from '../../advocates/index.js';
import { companyById } from '../../companies/index.js';
import { StaffMember, type StaffRow } from '../../identity/index.js';
import { SUBJECT_LOCALE, SUBJECT_NAME, subjectName } from '../../subjects/index.js';
import { tagById } from '../../tags/index.js';
import { hasRows, RequestUndo, type ImportRunRow } from '../runs/index.js';
import { NO_OUTCOMES, type LeanedOn, type StayingOne, type UndoAhead } from '../undo/index.js';
import { ImportRun } from './import-run.graphql.js';
import { runAnswer, staffOfRun } from './import-run.loaders.js';
import {
  ImportLeanedOn,
  ImportStaying,
  ImportUndoAhead,
  ImportUndoPoints,
  PreviewImportUndoResult,
  UndoImportInput,
  UndoImportResult,
} from './import-undo.graphql.js';

/** R-D7: a run is undone, after a look at what that takes back. */
@Resolver(() => ImportRun)
export class ImportUndoResolver {
  constructor(private readonly request: RequestUndo) {}

  @Mutation(() => PreviewImportUndoResult, {
    description: 'Begins a look at what an undo would take back; nothing is changed by it',
  })
  previewImportUndo(@Args('input') input: UndoImportInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, runAnswer, input, (tx, actor, wanted) =>
      this.request.previewImportUndo(tx, actor, wanted),
    );
  }

  @Mutation(() => UndoImportResult, {
    description: 'Begins the undo after a look at it; one that stopped goes on where it stopped',
  })
  undoImport(@Args('input') input: UndoImportInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, runAnswer, input, (tx, actor, wanted) =>
      this.request.undoImport(tx, actor, wanted),
    );
  }

  @ResolveField(() => Boolean, {
    description:
      'It is over, and left something that can be taken back unless something leans on it',
  })
  canBeUndone(run: ImportRunRow): boolean {
    return hasRows(run) && run.traces > 0;
  }

  @ResolveField(() => Int, { description: 'Of what it left, how much was taken back so far' })
  undone({ undone }: ImportRunRow): number {
    return undone;
  }

  @ResolveField(() => Float, { description: 'How much of it is taken back, 0 to 1' })
  undoneShare({ undone, traces, state }: ImportRunRow): number {
    if (state === 'UNDONE') return 1;
    return traces === 0 ? 0 : Math.min(1, undone / traces);
  }

  @ResolveField(() => DateTimeScalar, { nullable: true })
  undoneAt({ undoneAt }: ImportRunRow): Date | null {
    return undoneAt;
  }

  @ResolveField(() => StaffMember, {
    nullable: true,
    description: 'Who undid it; null: nobody yet, the command line, or a key',
  })
  undoneBy(
    { undoneBy }: ImportRunRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<StaffRow | null> | null {
    return undoneBy === null ? null : graph.load(staffOfRun, undoneBy);
  }

  @ResolveField(() => ImportUndoAhead, {
    nullable: true,
    description: 'What the last look at an undo found; null: nobody looked since it changed',
  })
  undoAhead({ undoAhead }: ImportRunRow): object | null {
    if (undoAhead === null) return null;
    const { leaning, outcomes = NO_OUTCOMES, ...ahead } = undoAhead;
    const { gone, asBefore, staying } = outcomes;
    return {
      ...ahead,
      ...{ leaning: leaning.count, leanedOn: leaning.first },
      ...{ advocatesGone: gone.ADVOCATE, advocatesAsBefore: asBefore.ADVOCATE },
      ...{ companiesGone: gone.COMPANY, companiesAsBefore: asBefore.COMPANY },
      ...{ tagsGone: gone.TAG, staying: staying.count, stays: staying.first },
    };
  }
}

@Resolver(() => ImportLeanedOn)
export class ImportLeanedOnResolver {
  @ResolveField(() => String, SUBJECT_NAME)
  subjectName(
    @Parent() { kind, id }: LeanedOn,
    @Args('locale', { type: () => LocaleEnum, ...SUBJECT_LOCALE }) locale: Locale | null,
    @Graph() graph: GraphContext,
  ): Promise<string | null> {
    return subjectName(graph, { subjectKind: kind, subjectId: id }, locale ?? null);
  }
}

@Resolver(() => ImportStaying)
export class ImportStayingResolver {
  @ResolveField(() => String, {
    nullable: true,
    description: 'What it is called; null: it is not here any more',
  })
  async name({ kind, id }: StayingOne, _: NoArgs, { graph }: Contexts): Promise<string | null> {
    if (kind === 'ADVOCATE') return subjectName(graph, { subjectKind: kind, subjectId: id }, null);
    const found = await (kind === 'COMPANY'
      ? graph.load(companyById, id)
      : graph.load(tagById, id));
    return found?.name ?? null;
  }
}

@Resolver(() => ImportUndoPoints)
export class ImportUndoPointsResolver {
  @ResolveField(() => Advocate, { nullable: true })
  advocate(
    { advocateId }: UndoAhead['advocates'][number],
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<unknown> {
    const id: Id = advocateId;
    return graph.load(advocateById, id);
  }
}

import {
  Args,
  Float,
  ID,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { isId, type Id } from '../../../kernel/ids.js';
import {
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
  PageSizeScalar,
} from '../../../platform/graphql/index.js';
import { StaffMember, type StaffRow } from '../../identity/index.js';
import type { ImportDescription } from '../inspect/index.js';
import { movesPoints } from '../read/index.js';
import {
  ImportKinds,
  listImportRuns,
  MOST_FILE_BYTES,
  RequestImport,
  type FindingsOfRun,
  type ImportRunRow,
  type KeptOutcome,
} from '../runs/index.js';
import {
  ImportInspection,
  ImportKindDescription,
  ImportMapping,
  PreviewImportInput,
  StartImportInput,
} from './import-mapping.graphql.js';
import {
  ImportCounts,
  ImportFindings,
  ImportKindEnum,
  ImportOutcomeEnum,
  ImportRowConnection,
  ImportRun,
  ImportRunConnection,
  ImportStopInfo,
  PreviewImportResult,
  StartImportResult,
} from './import-run.graphql.js';
import {
  importRunById,
  rowsByRequest,
  runAnswer,
  staffOfRun,
  type RowsRequest,
  underWay,
} from './import-run.loaders.js';
import { InspectRun } from './inspect-run.js';
import { keptOf, shownMapping } from './shown-mapping.js';

/** Runs of imports: what was uploaded, what became of it, and what is requested of it (R-D7). */
@Resolver(() => ImportRun)
export class ImportRunResolver {
  constructor(
    private readonly request: RequestImport,
    private readonly inspect: InspectRun,
    private readonly kinds: ImportKinds,
  ) {}

  @Query(() => [ImportKindDescription], { description: 'What files can be imported' })
  async importKinds(@Graph() graph: GraphContext): Promise<readonly ImportDescription[]> {
    const tx = await graph.tx();
    const described: ImportDescription[] = [];
    for (const { describe } of this.kinds.all) described.push(await describe(tx));
    return described;
  }

  @Query(() => ImportRunConnection, { description: 'Newest first' })
  async importRuns(
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    return connectionOf(
      await listImportRuns(await graph.tx(), { first, after: after ?? null }),
      ({ createdAt, id }) => [createdAt.toISOString(), id],
      (row) => row,
    );
  }

  @Query(() => ImportRun, { nullable: true })
  importRun(
    @Args('id', { type: () => ID }) id: Id,
    @Graph() graph: GraphContext,
  ): Promise<ImportRunRow | null> | null {
    return isId(id) ? graph.load(importRunById, id) : null;
  }

  @Mutation(() => PreviewImportResult, {
    description: 'Begins a dry run: what would become of each row, and of points',
  })
  previewImport(@Args('input') input: PreviewImportInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, runAnswer, input, (tx, actor, { mapping, ...wanted }) =>
      this.request.previewImport(tx, actor, { ...wanted, mapping: keptOf(mapping) }),
    );
  }

  @Mutation(() => StartImportResult, {
    description: 'Begins the import after its dry run; one that stopped goes on where it stopped',
  })
  startImport(@Args('input') input: StartImportInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, runAnswer, input, (tx, actor, wanted) =>
      this.request.startImport(tx, actor, wanted),
    );
  }

  @ResolveField(() => StaffMember, {
    nullable: true,
    description: 'Who uploaded or started it; null: the command line, or a key',
  })
  by({ byId }: ImportRunRow, _: NoArgs, { graph }: Contexts): Promise<StaffRow | null> | null {
    return byId === null ? null : graph.load(staffOfRun, byId);
  }

  @ResolveField(() => Float, { description: 'How much of the file is read, 0 to 1' })
  share({ permille }: ImportRunRow): number {
    return permille / 1000;
  }

  @ResolveField(() => ImportCounts)
  counts(run: ImportRunRow): ImportCounts {
    return { ...run, rows: run.rowsRead };
  }

  @ResolveField(() => ImportStopInfo, { nullable: true })
  stop({ stopReason, stopPoints, stopReferrals, upToRow }: ImportRunRow): ImportStopInfo | null {
    if (stopReason === null) return null;
    return { reason: stopReason, upToRow, points: stopPoints, referrals: stopReferrals };
  }

  @ResolveField(() => ImportMapping, { nullable: true })
  mapping({ mapping }: ImportRunRow): ImportMapping | null {
    return mapping === null ? null : shownMapping(mapping);
  }

  @ResolveField(() => ImportFindings, { nullable: true })
  findings({ findings }: ImportRunRow): FindingsOfRun | null {
    return findings;
  }

  @ResolveField(() => [String], { nullable: true, description: 'The columns of its file' })
  columns({ header }: ImportRunRow): readonly string[] | null {
    return header;
  }

  @ResolveField(() => Boolean, { description: 'Whether it can be mapped and started still' })
  isFileKept({ partIds }: ImportRunRow): boolean {
    return partIds.length > 0;
  }

  @ResolveField(() => ImportRun, {
    nullable: true,
    description: 'While it waits: the import of the programme that is under way',
  })
  waitsFor({ state, id }: ImportRunRow, _: NoArgs, { graph }: Contexts) {
    return state === 'WAITING' ? graph.load(underWay, id) : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Where the refused rows are, as a file; on the same origin, with the same session',
  })
  errorsUrl({ id, refused }: ImportRunRow): string | null {
    return refused === 0 ? null : `/api/imports/${id}/errors.csv`;
  }

  @ResolveField(() => ImportRowConnection, {
    description: 'All rows that were refused; of the others the first few',
  })
  async rows(
    @Parent() { id }: ImportRunRow,
    @Args('outcome', { type: () => ImportOutcomeEnum }) outcome: KeptOutcome,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const request: RowsRequest = { runId: id, outcome, first, after: after ?? null };
    const page = await graph.load(rowsByRequest, JSON.stringify(request));
    if (page === null) throw new Error('Rows were asked for and not read.');
    return connectionOf(
      page,
      ({ rowNo }) => [rowNo],
      (row) => row,
    );
  }

  @ResolveField(() => ImportInspection, {
    description: 'How its file is written, its columns, and a mapping that is proposed',
  })
  async inspection(
    @Parent() run: ImportRunRow,
    @Args('encoding', { type: () => String, nullable: true }) encoding: string | null,
    @Args('delimiter', { type: () => String, nullable: true }) delimiter: string | null,
    @Graph() graph: GraphContext,
  ): Promise<ImportInspection> {
    const told = { encoding: encoding ?? null, delimiter: delimiter ?? null };
    return this.inspect.inspectRun(graph, run, told);
  }
}

@Resolver(() => ImportKindDescription)
export class ImportKindResolver {
  @ResolveField(() => ImportKindEnum)
  kind({ kind }: ImportDescription): string {
    return kind;
  }

  @ResolveField(() => Boolean, { description: 'Whether it can award points, or take them back' })
  movesPoints({ kind }: ImportDescription): boolean {
    return movesPoints(kind);
  }

  @ResolveField(() => Int, { description: 'Megabytes that a file may have' })
  mostMegabytes(): number {
    return MOST_FILE_BYTES / 1_000_000;
  }
}

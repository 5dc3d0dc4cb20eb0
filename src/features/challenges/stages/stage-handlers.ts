import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { FieldProblem } from '../../../platform/errors/index.js';
import { StageKindError, type StageKind } from './stage-kind.rules.js';

/** A stage as its handler gets it, of the version that was started (R-C1). */
export interface StageToJudge<Parts> {
  readonly challengeId: Id;
  readonly challengeVersion: number;
  readonly participationId: Id;
  readonly advocateId: Id;
  /** from 1 */
  readonly number: number;
  readonly parts: Parts;
}

/** The result of a check: what is shown beside the submission, and what is wrong with it. */
export interface Judged {
  /** empty: it is accepted */
  readonly problems: readonly FieldProblem[];
  readonly text: string | null;
  readonly link: string | null;
  readonly fileIds: readonly Id[];
  /** writes what the kind keeps in tables of its own, once the submission is inserted */
  keep?(tx: Tx, actor: Actor, submissionId: Id): Promise<void>;
}

/** A submission that its advocate takes back before anybody has decided on it. */
export interface WithdrawnStage {
  readonly submissionId: Id;
  readonly participationId: Id;
  readonly advocateId: Id;
  /** from 1 */
  readonly number: number;
  /** false: the challenge is over, and nothing is handed in anew */
  readonly takesMore: boolean;
}

/** Checks and keeps what is handed in for a stage of one kind. */
export interface StageHandler<Parts> {
  /** the fields of the input that it reads; others are refused before */
  readonly takes: readonly string[];
  /** `handedIn`: those of these fields that are filled. Throws InvalidInput. */
  judge(
    tx: Tx,
    stage: StageToJudge<Parts>,
    handedIn: Readonly<Record<string, unknown>>,
  ): Promise<Judged>;
  /** keeps what it has of a submission for the advocate alone; none: it has nothing beside it */
  withdraw?(tx: Tx, actor: Actor, withdrawn: WithdrawnStage): Promise<void>;
}

/** Nest's discovery finds handlers by this; use `HandlesStage`. */
const HandlerMark = DiscoveryService.createDecorator<StageKind>();

/** Makes an injectable the handler of a kind: `@Injectable() @HandlesStage(proofKind) class …`. */
export function HandlesStage<Parts extends object>(kind: StageKind<Parts>) {
  return (target: new (...dependencies: never[]) => StageHandler<Parts>): void => {
    HandlerMark(kind)(target);
  };
}

export interface FoundStageHandler {
  readonly kind: StageKind;
  readonly handler: StageHandler<unknown>;
}

/** Every provider of the process that is marked as a handler. */
export function findStageHandlers(discovery: DiscoveryService): FoundStageHandler[] {
  return discovery.getProviders({ metadataKey: HandlerMark.KEY }).flatMap((wrapper) => {
    const kind = discovery.getMetadataByDecorator(HandlerMark, wrapper);
    return kind === undefined ? [] : [{ kind, handler: wrapper.instance as StageHandler<unknown> }];
  });
}

/** Finds the handler for what is handed in for a stage. Filled at boot. */
export class StageHandlers {
  private readonly byKind = new Map<string, StageHandler<unknown>>();

  /** Throws StageKindError that lists every kind and handler without its other. */
  match(kinds: readonly StageKind[], found: readonly FoundStageHandler[]): this {
    const problems = kinds.flatMap((kind) => {
      const of = found.filter((entry) => entry.kind === kind);
      if (of.length === 1) return [];
      return [`"${kind.name}" has ${of.length === 0 ? 'no handler' : 'more than one handler'}`];
    });
    const strays = found
      .filter(({ kind }) => !kinds.includes(kind))
      .map(({ kind, handler }) => `${handler.constructor.name} handles "${kind.name}", unknown`);
    if (problems.length + strays.length > 0) {
      throw new StageKindError(`Kinds of stage do not fit: ${[...problems, ...strays].join('; ')}`);
    }
    for (const { kind, handler } of found) this.byKind.set(kind.name, handler);
    return this;
  }

  /** Throws StageKindError where stored challenges have a kind of stage that is not registered. */
  refuseUnknown(stored: readonly string[]): void {
    const unknown = stored.filter((name) => !this.byKind.has(name));
    if (unknown.length === 0) return;
    throw new StageKindError(
      `Challenges of this installation have stages of the kind ${unknown.join(', ')}, which no feature registers: start the version of Goodturn that has it.`,
    );
  }

  of(name: string): StageHandler<unknown> {
    const handler = this.byKind.get(name);
    if (!handler) throw new StageKindError(`No feature registers the kind of stage "${name}".`);
    return handler;
  }
}

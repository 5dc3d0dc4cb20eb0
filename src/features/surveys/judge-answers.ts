import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import type { FieldProblem } from '../../platform/errors/index.js';
import {
  HandlesStage,
  type Judged,
  type StageHandler,
  type StageToJudge,
  type WithdrawnStage,
} from '../challenges/index.js';
import { findFilesByIds } from '../files/index.js';
import { checkAnswers } from './check-answers.rules.js';
import { KeepSurveyResponse } from './keep-survey-response.js';
import { WithdrawSurveyResponse } from './withdraw-survey-response.js';
import { filesIn, questionsKind, type QuestionsParts } from './questions-kind.rules.js';

/**
 * R-S2: what is handed in is checked here alone, by the version that was started: answers to hidden
 * questions are dropped, every other fault is reported with its place.
 */
@Injectable()
@HandlesStage(questionsKind)
export class JudgeAnswers implements StageHandler<QuestionsParts> {
  readonly takes = ['answers'];

  constructor(
    private readonly keepResponse: KeepSurveyResponse,
    private readonly withdrawResponse: WithdrawSurveyResponse,
  ) {}

  async judge(
    tx: Tx,
    stage: StageToJudge<QuestionsParts>,
    handedIn: Readonly<Record<string, unknown>>,
  ): Promise<Judged> {
    const { survey } = stage.parts;
    const { answers, problems } = checkAnswers(survey, handedIn['answers']);
    const files = filesIn(survey, answers);
    const own = await this.ownFiles(tx, stage.advocateId, files);
    const told = [
      ...problems,
      ...files.filter(({ id }) => !own.has(id)).map(({ path }) => ({ path, message: NOT_YOURS })),
    ];
    const fileIds = files.map(({ id }) => id);
    return {
      problems: told.map(({ path, message }) => problemAt(path, message)),
      text: null,
      link: null,
      fileIds,
      keep: (inTx, actor, submissionId) =>
        this.keepResponse.keepSurveyResponse(inTx, actor, {
          ...stage,
          submissionId,
          answers,
          fileIds,
        }),
    };
  }

  withdraw(tx: Tx, actor: Actor, withdrawn: WithdrawnStage): Promise<void> {
    return this.withdrawResponse.withdrawSurveyResponse(tx, actor, withdrawn);
  }

  private async ownFiles(
    tx: Tx,
    advocateId: string,
    files: readonly { readonly id: string }[],
  ): Promise<ReadonlySet<string>> {
    if (files.length === 0) return new Set();
    const found = await findFilesByIds(
      tx,
      files.map(({ id }) => id),
    );
    return new Set(found.filter((file) => file.advocateId === advocateId).map(({ id }) => id));
  }
}

const NOT_YOURS = 'Upload the file again: it is not one of yours.';

export function problemAt(path: readonly string[], message: string): FieldProblem {
  return { path: ['answers', ...path], message, rule: 'R-S2' };
}

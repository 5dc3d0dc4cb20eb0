import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { areFilesOf } from '../../files/index.js';
import {
  HandlesStage,
  type Judged,
  type StageHandler,
  type StageToJudge,
} from '../stages/index.js';
import { missingProof, Proof, proofKind, type ProofParts } from './proof-kind.rules.js';

/** A text, a link, files of one's own: all that the stage asks for. Throws InvalidInput. */
@Injectable()
@HandlesStage(proofKind)
export class JudgeProof implements StageHandler<ProofParts> {
  readonly takes = ['text', 'link', 'fileIds'];

  async judge(
    tx: Tx,
    { advocateId, parts }: StageToJudge<ProofParts>,
    handedIn: Readonly<Record<string, unknown>>,
  ): Promise<Judged> {
    const proof = parseInput(Proof, handedIn);
    const problems = missingProof(parts.proof, proof);
    if (!(await areFilesOf(tx, advocateId, proof.fileIds))) {
      const message = 'Upload the file again: it is not one of yours.';
      problems.push({ path: ['fileIds'], message });
    }
    return { problems, ...proof };
  }
}

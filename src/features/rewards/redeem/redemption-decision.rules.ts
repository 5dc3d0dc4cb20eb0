import { textProblem } from '../../../kernel/texts.js';
import type { RedemptionReason } from '../catalogue/index.js';

const MAX_REASON_LENGTH = 2_000;

export interface DecisionProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** A redemption that is not accepted has a coded reason (R-R3); `OTHER` also needs words. */
export function decisionProblems(decision: {
  readonly approve: boolean;
  readonly reason?: RedemptionReason | null;
  readonly reasonText?: string | null;
}): DecisionProblem[] {
  if (decision.approve) return [];
  const text = decision.reasonText?.trim() ?? '';
  const wrong = textProblem(text, MAX_REASON_LENGTH);
  if (wrong !== null) return [{ path: ['reasonText'], message: wrong }];
  if (!decision.reason) {
    return [{ path: ['reason'], message: 'Say why it is not accepted; the advocate reads it.' }];
  }
  if (decision.reason === 'OTHER' && text === '') {
    return [
      { path: ['reasonText'], message: 'Say it in words, starting with what they can do next.' },
    ];
  }
  return [];
}

import { textProblem } from '../../../kernel/texts.js';
import { DECISION_REASONS, FAILURE_REASONS, type RedemptionReason } from '../catalogue/index.js';

const MAX_LENGTH = 2_000;

export interface DecisionProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Why the advocate does not get it: a code, and words. */
interface Refusal {
  readonly reason?: RedemptionReason | null;
  readonly reasonText?: string | null;
}

/** A redemption that is not accepted has a coded reason (R-R3); `OTHER` also needs words. */
export function decisionProblems(
  decision: Refusal & { readonly approve: boolean },
): DecisionProblem[] {
  if (decision.approve) return [];
  return refusalProblems(decision, DECISION_REASONS, 'it is not accepted');
}

/** The same for one that could not be given after all; the reasons are others. */
export function failureProblems(failure: Refusal): DecisionProblem[] {
  return refusalProblems(failure, FAILURE_REASONS, 'it cannot be given');
}

/** What the advocate reads of how it was handed over is a text, or nothing. */
export function noteProblems(note: string | null | undefined): DecisionProblem[] {
  const wrong = textProblem(note?.trim() ?? '', MAX_LENGTH);
  return wrong === null ? [] : [{ path: ['note'], message: wrong }];
}

/** What was written, or null where that is nothing. */
export function writtenOrNull(text: string | null | undefined): string | null {
  const written = text?.trim() ?? '';
  return written === '' ? null : written;
}

function refusalProblems(
  { reason, reasonText }: Refusal,
  reasons: readonly RedemptionReason[],
  what: string,
): DecisionProblem[] {
  const text = reasonText?.trim() ?? '';
  const wrong = textProblem(text, MAX_LENGTH);
  if (wrong !== null) return [{ path: ['reasonText'], message: wrong }];
  if (!reason) {
    return [{ path: ['reason'], message: `Say why ${what}; the advocate reads it.` }];
  }
  if (!reasons.includes(reason)) {
    const message = `${reason} is no reason why ${what}: ${reasons.join(', ')} are.`;
    return [{ path: ['reason'], message }];
  }
  if (reason === 'OTHER' && text === '') {
    return [
      { path: ['reasonText'], message: 'Say it in words, starting with what they can do next.' },
    ];
  }
  return [];
}

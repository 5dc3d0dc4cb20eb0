/** What a field takes as a number; a whole one unless `decimals` says otherwise. */
export interface NumberRule {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  /** how many digits may stand behind the decimal mark */
  readonly decimals?: number | undefined;
  readonly isNeeded?: boolean | undefined;
}

/** What is wrong with a number, as the catalogues name it under `common:wrongNumber`. */
export type NumberProblem = 'needed' | 'none' | 'whole' | 'decimals' | 'least' | 'most' | 'between';

/** Beyond it a number is not what was typed any more. */
const MOST = Number.MAX_SAFE_INTEGER;

/** Null where the field may be saved as it is. `typed`: '' where it is empty. */
export function numberProblem(rule: NumberRule, typed: number | string): NumberProblem | null {
  const text = String(typed).trim();
  if (text === '') return rule.isNeeded ? 'needed' : null;
  const number = Number(text);
  if (!Number.isFinite(number)) return 'none';
  const { decimals = 0 } = rule;
  if (decimalsOf(number) > decimals) return decimals === 0 ? 'whole' : 'decimals';
  return rangeProblem(rule, number);
}

function rangeProblem({ least = -MOST, most = MOST }: NumberRule, number: number) {
  if (number >= least && number <= most) return null;
  if (least === -MOST) return 'most';
  return most === MOST && number < least ? 'least' : 'between';
}

/** The digits behind the decimal mark, also of what is written as `1e-7`. */
function decimalsOf(number: number): number {
  const [mantissa = '', exponent = '0'] = String(number).split('e');
  const fraction = mantissa.split('.')[1]?.length ?? 0;
  return Math.max(0, fraction - Number(exponent));
}

import { useTranslation } from 'react-i18next';
import { useFormats } from '../formats/format.js';
import { numberProblem, type NumberRule } from './number-rule.js';

/** What is wrong with what was typed, in the reader's language; null where nothing is. */
export function useNumberProblem(): (rule: NumberRule, typed: number | string) => string | null {
  const { t } = useTranslation('common');
  const formats = useFormats();
  return (rule, typed) => {
    const problem = numberProblem(rule, typed);
    if (problem === null) return null;
    const { least = 0, most = Number.MAX_SAFE_INTEGER, decimals: count = 0 } = rule;
    const range = { least: formats.number(least), most: formats.number(most), count };
    return t(`wrongNumber.${problem}`, range);
  };
}

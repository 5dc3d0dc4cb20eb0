import { useTranslation } from 'react-i18next';
import { useRefusal } from '../../../platform/use-refusal.js';
import { fieldOf, type SortedErrors, type UserError } from '../../../ui/forms/user-errors.js';

/** The server's message about a wording begins with the words that it found, in quotes. */
const FOUND = /^"(.+?)"/;

/** The dialog with the times is closed by then: what is wrong with them is told above the form. */
function timesIn({ problems = [] }: UserError): ('schedule.ahead' | 'schedule.laterEnd')[] {
  return problems.flatMap(({ path }) => {
    const field = fieldOf(path);
    if (field === 'opensAt') return ['schedule.ahead' as const];
    return field === 'closesAt' ? ['schedule.laterEnd' as const] : [];
  });
}

/**
 * Puts a refusal at its fields: a breach of R-C4 with the rule's name and in the reader's language,
 * a field needed for publishing as missing.
 */
export function useChallengeRefusal(): (refusal: UserError) => SortedErrors & { rule: boolean } {
  const { t } = useTranslation('challenge-editor');
  const refusals = useRefusal();
  const ofRule = (field: string, message: string): string => {
    const last = field.split('.').at(-1) ?? '';
    if (last === 'reviewSite' || last === 'points') {
      return t(`rule.${last}`);
    }
    if (last === 'disclosure') return t('rule.disclosure');
    const found = FOUND.exec(message)?.[1] ?? t('rule.wordingPlain');
    return t('rule.wording', { found });
  };
  return (refusal) => {
    const rule = refusal.code === 'RULE_BROKEN';
    if (refusal.code === 'NOT_AVAILABLE') {
      return { byField: {}, others: [{ message: t('notAvailable') }], rule };
    }
    if (!refusal.problems?.length) {
      return { byField: {}, others: [{ message: refusals.text(refusal) }], rule };
    }
    const byField: Record<string, string> = {};
    const times = timesIn(refusal);
    if (times.length > 0)
      return { byField, others: times.map((key) => ({ message: t(key) })), rule };
    for (const { path, message } of refusal.problems) {
      const field = fieldOf(path);
      if (rule) byField[field] = `${t('rule.name')}: ${ofRule(field, message)}`;
      else byField[field] = refusal.code === 'NOT_PUBLISHABLE' ? t('required') : message;
    }
    return { byField, others: [{ message: t(rule ? 'rule.why' : 'problems') }], rule };
  };
}

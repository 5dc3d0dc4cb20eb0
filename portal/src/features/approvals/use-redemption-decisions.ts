import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { DecideRedemption, type RedemptionRow } from './approvals-query.js';
import type { Denial } from './denial-form.js';

/** Deciding on requested rewards; without a denial it is an approval. */
export function useRedemptionDecisions(leaveOut: (id: string) => void) {
  const { t } = useTranslation('approvals');
  const refusals = useRefusal();
  const [decide, busy] = useKeyedVerb(DecideRedemption);
  const [notice, setNotice] = useState<string | null>(null);
  const decideOn = async ({ id, reward, advocate }: RedemptionRow, denial?: Denial) => {
    const result = await decide({ id, approve: !denial, ...denial });
    if (!result) return;
    if (isUserError(result)) {
      setNotice(refusals.text(result));
      return;
    }
    const names = { reward: reward.name, name: advocate.name };
    setNotice(t(denial ? 'redemption.done.false' : 'redemption.done.true', names));
    leaveOut(id);
  };
  return { decideOn, notice, busy };
}

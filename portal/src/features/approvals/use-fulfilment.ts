import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FailRedemption, FulfilRedemption, type RedemptionRow } from './approvals-query.js';
import type { Denial } from './denial-form.js';

/** Saying of what is prepared by hand that it is done, or that it cannot be given. */
export function useFulfilment(leaveOut: (id: string) => void) {
  const { t } = useTranslation('approvals');
  const refusals = useRefusal();
  const [runFulfil, fulfilling] = useKeyedVerb(FulfilRedemption);
  const [runFail, failing] = useKeyedVerb(FailRedemption);
  const [notice, setNotice] = useState<string | null>(null);

  const take = (result: object | null, redemption: RedemptionRow, told: 'true' | 'false') => {
    if (!result) return;
    if (isUserError(result)) {
      setNotice(refusals.text(result));
      return;
    }
    const { id, reward, advocate } = redemption;
    setNotice(t(`toSend.told.${told}`, { reward: reward.name, name: advocate.name }));
    leaveOut(id);
  };
  const fulfil = async (redemption: RedemptionRow, note: string | null) => {
    take(await runFulfil({ id: redemption.id, note }), redemption, 'true');
  };
  const fail = async (redemption: RedemptionRow, denial: Denial) => {
    take(await runFail({ id: redemption.id, ...denial }), redemption, 'false');
  };
  return { fulfil, fail, notice, busy: fulfilling || failing };
}

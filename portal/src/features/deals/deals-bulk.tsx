import { IconUnlink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { ChooseReferrals } from './choose-query.js';
import type { ListedDealRow } from './deals-page.js';
import { useDealName } from './use-deal-name.js';

/** Several deals at once that came from no referral; to choose one is on a deal's own page. */
export default function DealsBulk({
  rows,
  onDone,
}: {
  rows: readonly ListedDealRow[];
  onDone: () => void;
}) {
  const { t } = useTranslation('pipeline');
  const nameOf = useDealName();
  const [choose] = useKeyedVerb(ChooseReferrals);
  const waiting = rows.filter(({ wait }) => wait !== null);
  const count = waiting.length;
  const none = async () => {
    const left: string[] = [];
    for (const row of waiting) {
      const replaces = row.choice?.version ?? null;
      const answer = await choose({ dealId: row.id, referralIds: [], replaces });
      if (!answer || isUserError(answer)) left.push(nameOf(row));
    }
    await toast({
      title: t('dealList.bulkDone', { count: count - left.length }),
      tone: left.length > 0 ? 'attention' : 'good',
      ...(left.length > 0 ? { message: t('dealList.bulkLeft', { names: left.join(', ') }) } : {}),
    });
    onDone();
  };
  return (
    <ConfirmButton
      disabled={count === 0}
      leftSection={<IconUnlink size={18} aria-hidden />}
      question={t('dealList.bulkQuestion', { count })}
      consequence={t('dealList.bulkBody')}
      confirmLabel={t('dealList.bulkNone', { count })}
      onConfirm={none}
    >
      {t('dealList.bulkNone', { count })}
    </ConfirmButton>
  );
}

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { Facts } from '../../ui/figures/facts.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import type { RedemptionQueueProps, RedemptionRow } from './approvals-query.js';
import { DecisionActs } from './decision-acts.js';
import { DENIAL_REASONS, DenialForm } from './denial-form.js';
import { Queue } from './queue.js';
import { RedemptionHead } from './redemption-head.js';
import { useBegun, useQueue } from './use-queue.js';
import { useRedemptionDecisions } from './use-redemption-decisions.js';

function RedemptionFacts({ redemption }: { redemption: RedemptionRow }) {
  const { t } = useTranslation('approvals');
  const formats = useFormats();
  const { advocate, reward } = redemption;
  const isByHand = reward.fulfilment === 'BY_HAND';
  return (
    <>
      <RedemptionHead
        redemption={redemption}
        since={t('since', { moment: formats.moment(redemption.requestedAt) })}
      />
      <Facts
        facts={[
          { label: t('redemption.price'), value: <PointsAmount points={redemption.pricePoints} /> },
          {
            label: t('redemption.balance'),
            value: <PointsAmount points={advocate.points.available} />,
          },
          isByHand
            ? { label: t('redemption.left'), value: formats.number(reward.stock) }
            : {
                label: t('redemption.codes'),
                value: reward.codesFree === null ? null : formats.number(reward.codesFree),
              },
        ]}
      />
      <Text>{t(isByHand ? 'redemption.bodyByHand' : 'redemption.body')}</Text>
    </>
  );
}

/** Rewards that were requested; their points are set aside already. */
export function RewardQueue({ all, startAt, keys }: RedemptionQueueProps) {
  const { t } = useTranslation('approvals');
  const formats = useFormats();
  const path = useProgramPath();
  const queue = useQueue(all, startAt);
  const { current } = queue;
  const { decideOn, notice, busy } = useRedemptionDecisions(queue.leaveOut);
  const [begun, begin] = useBegun<'DENIAL'>(current?.id);
  const approve = () => {
    if (current && !busy) void decideOn(current);
  };
  const deny = () => {
    begin('DENIAL');
  };
  const cancel = () => {
    begin(null);
  };
  return (
    <Queue
      queue={queue}
      entryOf={({ advocate, reward, requestedAt }) => ({
        title: advocate.name,
        hint: `${reward.name} · ${formats.dayOf(requestedAt)}`,
      })}
      commands={{ a: approve, r: deny, escape: cancel }}
      keys={keys}
      notice={notice}
      empty={{
        title: t('empty.rewardsTitle'),
        body: t('empty.rewards'),
        action: { label: t('empty.rewardsAction'), to: path('edit', 'rewards') },
      }}
    >
      {(redemption) => (
        <Panel>
          <RedemptionFacts redemption={redemption} />
          {begun === null ? (
            <DecisionActs busy={busy} onApprove={approve} onReject={deny} />
          ) : (
            <DenialForm
              key={redemption.id}
              reward={redemption.reward}
              reasons={DENIAL_REASONS}
              title={t('form.rejectTitle')}
              sendLabel={t('form.sendReject')}
              busy={busy}
              onSend={(denial) => void decideOn(redemption, denial)}
              onCancel={cancel}
            />
          )}
        </Panel>
      )}
    </Queue>
  );
}

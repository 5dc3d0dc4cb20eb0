import { Button, Group, Text } from '@mantine/core';
import { IconPackageExport, IconPackageOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { useFormats } from '../../ui/formats/format.js';
import { Facts } from '../../ui/figures/facts.js';
import { Panel } from '../../ui/panel.js';
import type { RedemptionQueueProps, RedemptionRow } from './approvals-query.js';
import { DenialForm, FAILURE_REASONS } from './denial-form.js';
import { NoteForm } from './note-form.js';
import classes from './queue.module.css';
import { Queue } from './queue.js';
import { RedemptionHead } from './redemption-head.js';
import { useFulfilment } from './use-fulfilment.js';
import { useBegun, useQueue } from './use-queue.js';

type Begun = 'DONE' | 'FAILED';

function ToSend({ redemption }: { redemption: RedemptionRow }) {
  const { t } = useTranslation('approvals');
  const formats = useFormats();
  const { decidedAt, requestedAt } = redemption;
  return (
    <>
      <RedemptionHead
        redemption={redemption}
        since={
          decidedAt
            ? t('toSend.since', { moment: formats.moment(decidedAt) })
            : t('toSend.requested', { moment: formats.moment(requestedAt) })
        }
      />
      <Facts
        facts={[
          { label: t('redemption.price'), value: <PointsAmount points={redemption.pricePoints} /> },
        ]}
      />
      <Text>{t('toSend.body')}</Text>
    </>
  );
}

function Acts({ begin }: { begin: (act: Begun) => void }) {
  const { t } = useTranslation('approvals');
  return (
    <Group gap="sm" className={classes.acts}>
      <Button
        leftSection={<IconPackageExport size={18} aria-hidden />}
        onClick={() => {
          begin('DONE');
        }}
      >
        {t('toSend.done')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPackageOff size={18} aria-hidden />}
        onClick={() => {
          begin('FAILED');
        }}
      >
        {t('toSend.failed')}
      </Button>
    </Group>
  );
}

/** What is prepared by hand: somebody sends it or does it, and says so here. */
export function ToSendQueue({ all, startAt, keys }: RedemptionQueueProps) {
  const { t } = useTranslation('approvals');
  const formats = useFormats();
  const path = useProgramPath();
  const queue = useQueue(all, startAt);
  const { fulfil, fail, notice, busy } = useFulfilment(queue.leaveOut);
  const [begun, begin] = useBegun<Begun>(queue.current?.id);
  const cancel = () => {
    begin(null);
  };
  return (
    <Queue
      queue={queue}
      entryOf={({ advocate, reward, decidedAt, requestedAt }) => ({
        title: advocate.name,
        hint: `${reward.name} · ${formats.dayOf(decidedAt ?? requestedAt)}`,
      })}
      commands={{ escape: cancel }}
      keys={keys}
      notice={notice}
      empty={{
        title: t('empty.toSendTitle'),
        body: t('empty.toSend'),
        action: { label: t('empty.rewardsAction'), to: path('edit', 'rewards') },
      }}
    >
      {(redemption) => (
        <Panel>
          <ToSend redemption={redemption} />
          {begun === null && <Acts begin={begin} />}
          {begun === 'DONE' && (
            <NoteForm
              key={redemption.id}
              busy={busy}
              onSend={(note) => void fulfil(redemption, note)}
              onCancel={cancel}
            />
          )}
          {begun === 'FAILED' && (
            <DenialForm
              key={redemption.id}
              reward={redemption.reward}
              reasons={FAILURE_REASONS}
              title={t('toSend.failedTitle')}
              sendLabel={t('toSend.sendFailed')}
              busy={busy}
              onSend={(denial) => void fail(redemption, denial)}
              onCancel={cancel}
            />
          )}
        </Panel>
      )}
    </Queue>
  );
}

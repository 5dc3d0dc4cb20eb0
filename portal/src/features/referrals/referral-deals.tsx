import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { MoneyAmount } from '../../ui/formats/amounts.js';
import { useFormats } from '../../ui/formats/format.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { Status } from '../../ui/states/status.js';
import type { StatusOf } from '../../ui/states/status-tone.js';
import type { StaffReferralRow } from './staff-referral-query.js';

type DealRow = StaffReferralRow['deals'][number];

function DealLine({ deal, referralId }: { deal: DealRow; referralId: string }) {
  const { t } = useTranslation('pipeline');
  const formats = useFormats();
  const path = useProgramPath();
  const name = deal.name ?? deal.company?.name ?? t('deals.unnamed');
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={4}>
        <TextLink to={path('deals', deal.id)} fw={600}>
          {name}
        </TextLink>
        <Group gap="xs">
          {deal.stage !== 'DELETED' && (
            <Status of="deal" status={deal.stage satisfies StatusOf<'deal'>} />
          )}
          {deal.amount && <MoneyAmount money={deal.amount} />}
        </Group>
        {deal.closedOn && (
          <Text size="sm" c="dimmed">
            {t('deals.closedOn', { day: formats.day(deal.closedOn) })}
          </Text>
        )}
      </Stack>
      <ButtonLink
        to={path('record', 'deal')}
        search={{ deal: deal.id, referral: referralId } as never}
        variant="default"
        size="xs"
        aria-label={t('deals.changeNamed', { name })}
      >
        {t('deals.change')}
      </ButtonLink>
    </Group>
  );
}

/** The way to report the result, where talks are as far as they go without a deal. */
export function DealResult({ referral }: { referral: StaffReferralRow }) {
  const { t } = useTranslation('pipeline');
  const path = useProgramPath();
  const open = referral.deals.find((deal) => deal.stage === 'OPEN');
  return (
    <Stack gap="sm" align="flex-start">
      <Text>{t('deals.resultBody')}</Text>
      <ButtonLink
        to={path('record', 'deal')}
        search={{ referral: referral.id, ...(open ? { deal: open.id } : {}) } as never}
      >
        {t('deals.resultButton')}
      </ButtonLink>
    </Stack>
  );
}

/** The deals that this referral led to; each is won, lost or reopened on its own page. */
export function ReferralDeals({ referral }: { referral: StaffReferralRow }) {
  const { t } = useTranslation('pipeline');
  const path = useProgramPath();
  return (
    <Panel title={t('deals.title')}>
      {referral.deals.length === 0 && <Text c="dimmed">{t('deals.none')}</Text>}
      {referral.deals.map((deal) => (
        <DealLine key={deal.id} deal={deal} referralId={referral.id} />
      ))}
      <div>
        <ButtonLink
          to={path('record', 'deal')}
          search={{ referral: referral.id } as never}
          variant="default"
        >
          {t('deals.record')}
        </ButtonLink>
      </div>
    </Panel>
  );
}

import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { Status } from '../../ui/states/status.js';
import { useDealName } from '../deals/use-deal-name.js';
import type { AdvocatesOfCompany, DealsOfCompany, ReferralsOfCompany } from './company-query.js';

interface LineProps {
  to: string;
  name: string;
  status: ReactNode;
  hint: string | null;
}

function Line({ to, name, status, hint }: LineProps) {
  return (
    <Stack gap={4}>
      <TextLink to={to} fw={600}>
        {name}
      </TextLink>
      <Group gap="xs">
        {status}
        {hint && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

function More({ list }: { list: AdvocatesOfCompany | DealsOfCompany | ReferralsOfCompany }) {
  const { t } = useTranslation('companies');
  if (!list.pageInfo.hasNextPage) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('more', { count: list.edges.length })}
    </Text>
  );
}

/** Who does advocacy there: everybody of the company whom the programme knows. */
export function CompanyAdvocates({ advocates }: { advocates: AdvocatesOfCompany }) {
  const { t } = useTranslation('companies');
  const path = useProgramPath();
  return (
    <Panel title={t('advocates')}>
      {advocates.edges.length === 0 && <Text c="dimmed">{t('noAdvocates')}</Text>}
      {advocates.edges.map(({ node: advocate }) => (
        <Line
          key={advocate.id}
          to={path('advocates', advocate.id)}
          name={advocate.name}
          status={<Status of="advocate" status={advocate.status} />}
          hint={null}
        />
      ))}
      <More list={advocates} />
    </Panel>
  );
}

export function CompanyDeals({ deals }: { deals: DealsOfCompany }) {
  const { t } = useTranslation(['companies', 'pipeline']);
  const formats = useFormats();
  const path = useProgramPath();
  const nameOf = useDealName();
  return (
    <Panel title={t('deals')}>
      {deals.edges.length === 0 && <Text c="dimmed">{t('noDeals')}</Text>}
      {deals.edges.map(({ node: deal }) => (
        <Line
          key={deal.id}
          to={path('deals', deal.id)}
          name={nameOf(deal)}
          status={
            deal.stage === 'DELETED' ? (
              <Text size="sm">{t('pipeline:dealList.deleted')}</Text>
            ) : (
              <Status of="deal" status={deal.stage} />
            )
          }
          hint={deal.closedOn && t('closedOn', { day: formats.day(deal.closedOn) })}
        />
      ))}
      <More list={deals} />
    </Panel>
  );
}

export function CompanyReferrals({ referrals }: { referrals: ReferralsOfCompany }) {
  const { t } = useTranslation(['companies', 'pipeline']);
  const path = useProgramPath();
  return (
    <Panel title={t('referrals')}>
      {referrals.edges.length === 0 && <Text c="dimmed">{t('noReferrals')}</Text>}
      {referrals.edges.map(({ node: referral }) => (
        <Line
          key={referral.id}
          to={path('referrals', referral.id)}
          name={referral.refereeName ?? t('pipeline:nobody')}
          status={<Status of="referral" status={referral.status} />}
          hint={t('referredBy', { advocate: referral.advocate.name })}
        />
      ))}
      <More list={referrals} />
    </Panel>
  );
}

import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { Status } from '../../ui/states/status.js';
import { useDealName } from '../deals/use-deal-name.js';
import type { CompanyRow } from './company-query.js';
import { SetKind } from './set-kind.js';

type Source = CompanyRow['said'][number]['source'];

const wordOf = ({ said }: CompanyRow, of: Source) => said.find(({ source }) => source === of);

/** Who stated it, or which deal made it a customer. */
function Because({ company }: { company: CompanyRow }) {
  const { t } = useTranslation('companies');
  const formats = useFormats();
  const path = useProgramPath();
  const nameOf = useDealName();
  const { kind, kindReason: reason, wonSince, firstWonDeal: deal } = company;
  if (reason === 'WON_DEAL') {
    return (
      <Text>
        {t('because.WON_DEAL', { day: wonSince ? formats.day(wonSince) : '' })}{' '}
        {deal && (
          <TextLink to={path('deals', deal.id)} underline="always">
            {nameOf(deal)}
          </TextLink>
        )}
      </Text>
    );
  }
  if (reason === 'NO_WON_DEAL') return <Text>{t('because.NO_WON_DEAL')}</Text>;
  const word = wordOf(company, reason);
  const at = word ? formats.moment(word.statedAt) : '';
  if (reason === 'CRM') return <Text>{t('because.CRM', { kind, at })}</Text>;
  return (
    <Text>
      {word?.statedBy
        ? t('because.PERSON', { kind, name: word.statedBy, at })
        : t('because.NAMELESS', { kind, at })}
    </Text>
  );
}

/** What the CRM's statement or the deals would make it, where a stronger statement counts. */
function Beside({ company }: { company: CompanyRow }) {
  const { t } = useTranslation('companies');
  const formats = useFormats();
  const { kindReason: reason, wonSince } = company;
  if (reason !== 'PERSON' && reason !== 'CRM') return null;
  const crm = reason === 'PERSON' ? wordOf(company, 'CRM') : undefined;
  return (
    <Text size="sm" c="dimmed">
      {crm?.kind
        ? t('besideCrm', { kind: crm.kind, at: formats.moment(crm.statedAt) })
        : wonSince
          ? t('besideDeals', { day: formats.day(wonSince) })
          : t('besideNone')}
    </Text>
  );
}

/** What the company is, why, what follows from it, and how that is changed. */
export function KindPanel({ company }: { company: CompanyRow }) {
  const { t } = useTranslation('companies');
  return (
    <Panel title={t('title')} aside={<Status of="company" status={company.kind} size="lg" />}>
      <Stack gap={4}>
        <Because company={company} />
        <Beside company={company} />
      </Stack>
      <Text>{t(`follows.${company.kind}`)}</Text>
      <SetKind company={company} />
    </Panel>
  );
}

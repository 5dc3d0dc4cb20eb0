import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { BarTable } from '../../ui/figures/bar-table.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';
import { Rows, type ListColumn } from '../../ui/list/rows.js';
import { Deadline } from '../../ui/formats/moments.js';
import { Status } from '../../ui/states/status.js';

export const FunnelFields = graphql(`
  fragment FunnelFields on FunnelStep @_unmask {
    step
    referrals
  }
`);

export const MonthFields = graphql(`
  fragment MonthFields on CloseShareMonth @_unmask {
    month
    converted
    matured
  }
`);

export const RunningOutFields = graphql(`
  fragment RunningOutFields on Referral @_unmask {
    id
    refereeName
    status
    windowClosesAt
    timeZone
    company {
      id
      name
    }
    advocate {
      id
      name
    }
  }
`);

interface FunnelProps {
  steps: readonly ResultOf<typeof FunnelFields>[];
  asOf: string;
}

export function Funnel({ steps, asOf }: FunnelProps) {
  const { t } = useTranslation(['overview', 'status']);
  const formats = useFormats();
  // All that came to the first step are all there are; every further one is a part of them.
  const all = steps[0]?.referrals ?? 0;
  if (all === 0) return <Text c="dimmed">{t('funnel.none')}</Text>;
  return (
    <BarTable
      label={t('funnel.title')}
      counted={{ formula: t('funnel.formula'), filters: t('funnel.filters'), asOf }}
      heads={[t('funnel.step'), t('funnel.referrals'), t('funnel.ofAll')]}
      rows={steps.map(({ step, referrals }) => ({
        key: step,
        label: t(`status:referral.${step}`),
        share: referrals / all,
        figures: [formats.number(referrals), formats.percent(referrals / all)],
      }))}
    />
  );
}

/** `2027-01` as its name and year. */
function useMonthName() {
  const { language } = useFormats();
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    year: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return (month: string) => format.format(Date.parse(`${month}-01T00:00:00Z`));
}

export function CloseShareMonths({ months }: { months: readonly ResultOf<typeof MonthFields>[] }) {
  const { t } = useTranslation('overview');
  const formats = useFormats();
  const monthName = useMonthName();
  if (months.length === 0) return <Text c="dimmed">{t('months.none')}</Text>;
  return (
    <BarTable
      label={t('months.title')}
      heads={[t('months.month'), t('months.converted'), t('months.matured'), t('months.share')]}
      rows={months.map(({ month, converted, matured }) => ({
        key: month,
        label: monthName(month),
        share: matured === 0 ? null : converted / matured,
        figures: [
          formats.number(converted),
          formats.number(matured),
          // R-W7: a per cent of fewer than 20 is no figure.
          matured < 20
            ? t('share.few', { converted, matured })
            : formats.percent(converted / matured),
        ],
      }))}
    />
  );
}

type RunningOutRow = ResultOf<typeof RunningOutFields>;

export function RunningOut({ rows, slug }: { rows: readonly RunningOutRow[]; slug: string }) {
  const { t } = useTranslation('overview');
  const columns: ListColumn<RunningOutRow>[] = [
    {
      key: 'person',
      header: t('runningOut.person'),
      primary: true,
      cell: (row) => (
        <Stack gap={0}>
          <TextLink
            to="/$programSlug/referrals/$referralId"
            params={{ programSlug: slug, referralId: row.id }}
          >
            {[row.refereeName, row.company?.name].filter(Boolean).join(', ')}
          </TextLink>
          <Text size="sm" c="dimmed" fw={400}>
            {t('runningOut.by', { name: row.advocate.name })}
          </Text>
        </Stack>
      ),
    },
    {
      key: 'status',
      header: t('runningOut.status'),
      cell: (row) => <Status of="referral" status={row.status} />,
    },
    {
      key: 'window',
      header: t('runningOut.window'),
      cell: (row) => <Deadline closesAt={row.windowClosesAt} timeZone={row.timeZone} />,
    },
  ];
  if (rows.length === 0) return <Text c="dimmed">{t('runningOut.none')}</Text>;
  return <Rows label={t('runningOut.title')} columns={columns} rows={rows} />;
}

import { Group, SimpleGrid, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useLocale } from '../../platform/use-locale.js';
import { useViewer } from '../../platform/viewer.js';
import { TextLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import {
  CloseShareFields,
  PointsFigures,
  PointsTotalsFields,
  ShareFigures,
} from './overview-figures.js';
import {
  CloseShareMonths,
  Funnel,
  FunnelFields,
  MonthFields,
  RunningOut,
  RunningOutFields,
} from './overview-tables.js';
import { WaitingFields } from './waiting-kinds.js';
import { WaitingList } from './waiting-list.js';
import { WillingFigureFields, WillingFigures } from './willing-figures.js';

const OverviewQuery = graphql(
  `
    query Overview($locale: Locale) {
      program {
        id
        conversionWindowDays
      }
      overview {
        waiting {
          ...WaitingFields
        }
        funnel {
          ...FunnelFields
        }
        closeShare {
          ...CloseShareFields
        }
        closeShareByMonth {
          ...MonthFields
        }
        points {
          ...PointsTotalsFields
        }
        willing {
          ...WillingFigureFields
        }
      }
      referralsRunningOut(first: 5) {
        ...RunningOutFields
      }
    }
  `,
  [
    WaitingFields,
    FunnelFields,
    CloseShareFields,
    MonthFields,
    PointsTotalsFields,
    RunningOutFields,
    WillingFigureFields,
  ],
);

/** First what waits for the reader, then what the programme brings in. */
export default function OverviewPage() {
  const { t } = useTranslation(['overview', 'shell']);
  const { program } = useViewer();
  const [query, ask] = useQuery({ query: OverviewQuery, variables: { locale: useLocale() } });
  return (
    <>
      <PageHeader title={t('shell:nav.overview')} lead={t('lead')} />
      <QueryView
        query={query}
        onRetry={() => {
          ask();
        }}
      >
        {({ overview, referralsRunningOut, program: { conversionWindowDays } }) => (
          <Stack gap="lg">
            <Panel title={t('waiting.title')}>
              <WaitingList waiting={overview.waiting} slug={program.slug} />
            </Panel>
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
              <Stack gap="lg">
                <Panel title={t('share.title')}>
                  <ShareFigures
                    closeShare={overview.closeShare}
                    windowDays={conversionWindowDays}
                  />
                  <Title order={3} size="h4" mt="sm">
                    {t('months.title')}
                  </Title>
                  <CloseShareMonths months={overview.closeShareByMonth} />
                </Panel>
                <Panel title={t('points.title')}>
                  <PointsFigures points={overview.points} asOf={overview.closeShare.asOf} />
                </Panel>
              </Stack>
              <Stack gap="lg">
                <Panel title={t('funnel.title')}>
                  <Funnel steps={overview.funnel} asOf={overview.closeShare.asOf} />
                </Panel>
                <Panel title={t('willing.title')}>
                  <WillingFigures figures={overview.willing} asOf={overview.closeShare.asOf} />
                </Panel>
              </Stack>
            </SimpleGrid>
            <Stack gap="sm" component="section">
              <Group justify="space-between" align="baseline">
                <Title order={2} size="h3">
                  {t('runningOut.title')}
                </Title>
                <TextLink
                  to="/$programSlug/referrals"
                  params={{ programSlug: program.slug }}
                  search={{ show: 'all' }}
                >
                  {t('runningOut.all')}
                </TextLink>
              </Group>
              <RunningOut rows={referralsRunningOut} slug={program.slug} />
            </Stack>
          </Stack>
        )}
      </QueryView>
    </>
  );
}

import { Stack } from '@mantine/core';
import { Suspense, useCallback } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { OnBreak } from '../../platform/on-break.js';
import { useViewer } from '../../platform/viewer.js';
import { Columns } from '../../ui/columns.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { EmptyState, ListSkeleton } from '../../ui/states/states.js';
import { LinkQuery } from './own-referral-query.js';
import { PersonalLink } from './personal-link.js';
import { ReferForm } from './refer-form.js';

/** Below what the page is opened for. */
const OwnReferrals = lazyPart(() => import('./own-referrals.js'));

/** Two ways to refer, and everybody who was referred so far. */
export default function ReferPage() {
  const { t } = useTranslation('own-referrals');
  const formats = useFormats();
  const { break: pause } = useViewer();
  const [query, ask] = useQuery({ query: LinkQuery });
  const askAgain = useCallback(() => {
    ask({ requestPolicy: 'network-only' });
  }, [ask]);
  return (
    <QueryView query={query} onRetry={askAgain}>
      {({ me, program }) =>
        me ? (
          <>
            <PageHeader
              title={t('title')}
              lead={t('lead', {
                days: program.conversionWindowDays,
                count: program.conversionPoints,
                amount: formats.number(program.conversionPoints),
              })}
            />
            <Stack gap="xl">
              <Columns aside={<PersonalLink link={me.link} onAskAgain={askAgain} />}>
                {pause ? (
                  <Panel>
                    <OnBreak />
                  </Panel>
                ) : (
                  <ReferForm />
                )}
              </Columns>
              <Suspense fallback={<ListSkeleton rows={3} />}>
                <OwnReferrals advocateId={me.id} />
              </Suspense>
            </Stack>
          </>
        ) : (
          <EmptyState asPage title={t('noAdvocate.title')}>
            {t('noAdvocate.body')}
          </EmptyState>
        )
      }
    </QueryView>
  );
}

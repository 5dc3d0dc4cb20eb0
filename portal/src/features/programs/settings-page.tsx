import { Stack } from '@mantine/core';
import { Suspense } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useProgramPath } from '../../platform/program-path.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { ButtonLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { ListSkeleton } from '../../ui/states/states.js';
import { DeleteProgram } from './delete-program.js';
import { Settings } from './settings-query.js';

// Fetched beside the settings themselves: its selects are larger than the rest of the page.
const SettingsForm = lazyPart(() => import('./settings-form.js'));

/** The programme's settings, and for a sample or a sandbox the way to delete it. */
export default function SettingsPage() {
  const { t } = useTranslation(['administration', 'shell']);
  const path = useProgramPath();
  const [query, ask] = useQuery({ query: Settings, requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader
        title={t('shell:nav.settings')}
        lead={t('settings.lead')}
        actions={
          <>
            <ButtonLink to={path('tags')} variant="default">
              {t('shell:nav.tags')}
            </ButtonLink>
            <ButtonLink to={path('attributes')} variant="default">
              {t('shell:nav.attributes')}
            </ButtonLink>
          </>
        }
      />
      <QueryView
        query={query}
        onRetry={() => {
          ask();
        }}
      >
        {({ program, members }) => (
          <Stack gap="xl" maw="52rem">
            <Suspense fallback={<ListSkeleton rows={4} />}>
              <SettingsForm
                program={program}
                staff={members.edges
                  .map(({ node }) => node)
                  .filter(
                    ({ status, roles }) =>
                      status === 'ACTIVE' && roles.some((role) => role !== 'ADVOCATE'),
                  )}
                onReload={() => {
                  window.location.reload();
                }}
              />
            </Suspense>
            {program.kind !== 'LIVE' && <DeleteProgram slug={program.slug} />}
          </Stack>
        )}
      </QueryView>
    </>
  );
}

import { Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { TextLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { ErrorState, ListSkeleton } from '../../ui/states/states.js';
import { AudienceMembers } from './audience-members.js';
import { OneAudience, type AudienceRow } from './audience-query.js';
import { useAudienceWords } from './use-audience-words.js';

/** Fields with a search are large. */
const AudienceEditor = lazyPart(() => import('./audience-editor.js'));
const AudienceCheck = lazyPart(() => import('./audience-check.js'));

const EDITORS = { CHALLENGE: 'challenges', REWARD: 'rewards' } as const;

function Page({ audience: first }: { audience: AudienceRow }) {
  const { t } = useTranslation('audiences');
  const path = useProgramPath();
  const wordsOf = useAudienceWords();
  const [audience, setAudience] = useState(first);
  // What is counted and listed asks anew after each save.
  const saved = String(audience.version);
  return (
    <>
      <PageHeader
        above={
          <TextLink to={path('edit', EDITORS[audience.of], audience.id)} size="sm">
            ← {audience.name || t('untitled')}
          </TextLink>
        }
        title={t('title')}
      />
      <Stack gap="xl">
        <div>
          {wordsOf(audience).map((words) => (
            <Text key={words}>{words}</Text>
          ))}
        </div>
        <Suspense fallback={<ListSkeleton rows={6} />}>
          <AudienceEditor audience={audience} onSaved={setAudience} />
        </Suspense>
        <Suspense>
          <AudienceCheck key={`check ${saved}`} audience={audience} />
        </Suspense>
        <AudienceMembers key={`members ${saved}`} audience={audience} />
      </Stack>
    </>
  );
}

/** Who sees a challenge or a reward: chosen, counted, listed, and asked about one advocate. */
export default function AudiencePage() {
  const { t } = useTranslation('common');
  const { owner = '', ownerId = '' } = useParams({ strict: false });
  const [query, ask] = useQuery({
    query: OneAudience,
    variables: { of: owner === 'reward' ? 'REWARD' : 'CHALLENGE', id: ownerId },
    requestPolicy: 'network-only',
  });
  return (
    <QueryView query={query} onRetry={ask}>
      {({ audience }) =>
        audience ? (
          <Page key={audience.id} audience={audience} />
        ) : (
          <ErrorState title={t('error.notFound')}>{t('error.notFoundBody')}</ErrorState>
        )
      }
    </QueryView>
  );
}

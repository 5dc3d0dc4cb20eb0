import { Stack } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { TextLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { ErrorState, ListSkeleton } from '../../ui/states/states.js';
import { SegmentMembers } from './segment-members.js';
import { UsedBy } from './used-by.js';
import { OneSegment, Traits, type SegmentRow, type TraitRow } from './segments-query.js';

/** Fields with a search are large. */
const SegmentEditor = lazyPart(() => import('./segment-editor.js'));
const MembershipCheck = lazyPart(() => import('./membership-check.js'));

const NEW = 'new';

interface PageProps {
  segment: SegmentRow | null;
  traits: readonly TraitRow[];
}

function Page({ segment: first, traits }: PageProps) {
  const { t } = useTranslation('segments');
  const path = useProgramPath();
  const navigate = useNavigate();
  const { advocate = null } = useSearch({ strict: false });
  const [segment, setSegment] = useState(first);
  // The list of members asks anew after each save.
  const saved = segment ? `${segment.id} ${String(segment.version)}` : NEW;
  return (
    <>
      <PageHeader
        above={
          <TextLink to={path('segments')} size="sm">
            ← {t('back')}
          </TextLink>
        }
        title={segment?.name ?? t('new')}
      />
      <Stack gap="xl">
        <Suspense fallback={<ListSkeleton rows={6} />}>
          <SegmentEditor
            segment={segment}
            traits={traits}
            onSaved={(row) => {
              setSegment(row);
              if (!segment) void navigate({ to: path('segments', row.id), replace: true });
            }}
            onDeleted={() => void navigate({ to: path('segments') })}
          />
        </Suspense>
        {segment && (
          <>
            <Suspense>
              <MembershipCheck key={saved} segment={segment} traits={traits} first={advocate} />
            </Suspense>
            <UsedBy usedBy={segment.usedBy} />
            <SegmentMembers key={`members ${saved}`} id={segment.id} />
          </>
        )}
      </Stack>
    </>
  );
}

/** A segment: its rule, who is in it, and why somebody is or is not. */
export default function SegmentPage() {
  const { t } = useTranslation('common');
  const { segmentId = NEW } = useParams({ strict: false });
  const isNew = segmentId === NEW;
  // The first save gives it an address; what is open stays.
  const [openedAs] = useState(segmentId);
  const [traits, askTraits] = useQuery({ query: Traits });
  const [query, ask] = useQuery({
    query: OneSegment,
    variables: { id: segmentId },
    pause: isNew || openedAs === NEW,
    requestPolicy: 'network-only',
  });
  return (
    <QueryView query={traits} onRetry={askTraits}>
      {(known) => {
        if (openedAs === NEW) return <Page segment={null} traits={known.traits} />;
        return (
          <QueryView query={query} onRetry={ask}>
            {({ segment }) =>
              segment ? (
                <Page segment={segment} traits={known.traits} />
              ) : (
                <ErrorState title={t('error.notFound')}>{t('error.notFoundBody')}</ErrorState>
              )
            }
          </QueryView>
        );
      }}
    </QueryView>
  );
}

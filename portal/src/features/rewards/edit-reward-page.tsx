import { useNavigate, useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { ErrorState, ListSkeleton } from '../../ui/states/states.js';
import { EditedReward, RewardSurroundings } from './editor/reward-query.js';

// The editor is fetched when it is opened: it is larger than the page around it.
const RewardEditor = lazyPart(async () => ({
  default: (await import('./editor/reward-editor.js')).RewardEditor,
}));

/** `edit/rewards/new` writes a new one. */
const NEW = 'new';

/** The editor of one reward. */
export default function EditRewardPage() {
  const { t } = useTranslation('common');
  const { rewardId = NEW } = useParams({ strict: false });
  const navigate = useNavigate();
  const path = useProgramPath();
  const isNew = rewardId === NEW;
  // The first save gives it an address; the open form stays.
  const [madeHere, setMadeHere] = useState<string | null>(null);
  const [surroundings, askSurroundings] = useQuery({ query: RewardSurroundings });
  const [query, ask] = useQuery({
    query: EditedReward,
    variables: { id: rewardId },
    pause: isNew,
    requestPolicy: 'network-only',
  });
  const waiting = !isNew && rewardId !== madeHere;
  return (
    <QueryView
      query={surroundings}
      onRetry={() => {
        askSurroundings();
      }}
    >
      {({ program }) => {
        if (waiting && !query.data) {
          return (
            <QueryView
              query={query}
              onRetry={() => {
                ask();
              }}
            >
              {() => null}
            </QueryView>
          );
        }
        if (waiting && !query.data?.reward) {
          return <ErrorState title={t('error.notFound')}>{t('error.notFoundBody')}</ErrorState>;
        }
        return (
          <Suspense fallback={<ListSkeleton rows={6} />}>
            <RewardEditor
              key={madeHere === rewardId ? NEW : rewardId}
              reward={query.data?.reward ?? null}
              main={program.locale}
              onSaved={(id) => {
                if (!isNew) return;
                setMadeHere(id);
                void navigate({ to: path('edit', 'rewards', id), replace: true });
              }}
            />
          </Suspense>
        );
      }}
    </QueryView>
  );
}

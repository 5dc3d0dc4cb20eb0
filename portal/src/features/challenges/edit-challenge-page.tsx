import { useNavigate, useParams } from '@tanstack/react-router';
import { Suspense, useState, type ComponentProps } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { ErrorState, ListSkeleton } from '../../ui/states/states.js';
import type { ChallengeEditor as Editor } from './editor/challenge-editor.js';
import { EditedChallenge, EditorSurroundings } from './editor/editor-query.js';
import { loadStageEditings } from './stages/stage-kinds.js';

type EditorProps = ComponentProps<typeof Editor>;

// The editor is fetched when it is opened: it is larger than the page around it.
const ChallengeEditor = lazyPart(async () => {
  const [{ ChallengeEditor: Loaded }, kinds] = await Promise.all([
    import('./editor/challenge-editor.js'),
    loadStageEditings(),
  ]);
  return { default: (props: Omit<EditorProps, 'kinds'>) => <Loaded {...props} kinds={kinds} /> };
});

/** `edit/challenges/new` writes a new one. */
const NEW = 'new';

/** The editor of one challenge. */
export default function EditChallengePage() {
  const { t } = useTranslation('common');
  const { challengeId = NEW } = useParams({ strict: false });
  const navigate = useNavigate();
  const path = useProgramPath();
  const isNew = challengeId === NEW;
  // The first save gives it an address; the open form stays.
  const [madeHere, setMadeHere] = useState<string | null>(null);
  const [surroundings, askSurroundings] = useQuery({ query: EditorSurroundings });
  const [query, ask] = useQuery({
    query: EditedChallenge,
    variables: { id: challengeId },
    pause: isNew,
    requestPolicy: 'network-only',
  });
  const reload = () => {
    ask({ requestPolicy: 'network-only' });
  };
  const waiting = !isNew && challengeId !== madeHere;
  return (
    <QueryView
      query={surroundings}
      onRetry={() => {
        askSurroundings();
      }}
    >
      {({ program, reviewSites }) => {
        if (waiting && !query.data) {
          return (
            <QueryView query={query} onRetry={reload}>
              {() => null}
            </QueryView>
          );
        }
        if (waiting && !query.data?.challenge) {
          return <ErrorState title={t('error.notFound')}>{t('error.notFoundBody')}</ErrorState>;
        }
        return (
          <Suspense fallback={<ListSkeleton rows={6} />}>
            <ChallengeEditor
              key={madeHere === challengeId ? NEW : challengeId}
              challenge={query.data?.challenge ?? null}
              main={program.locale}
              sites={reviewSites}
              onReload={() => {
                window.location.reload();
              }}
              onSaved={({ id }) => {
                if (!isNew) return;
                setMadeHere(id);
                void navigate({ to: path('edit', 'challenges', id), replace: true });
              }}
            />
          </Suspense>
        );
      }}
    </QueryView>
  );
}

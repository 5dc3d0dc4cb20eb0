import { Stack } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useFormats } from '../../ui/formats/format.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { TextLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { ErrorState, ListSkeleton } from '../../ui/states/states.js';
import { StatusBadge } from '../../ui/states/status-badge.js';
import { ImportProgress } from './import-progress.js';
import { ImportResult } from './import-result.js';
import { ImportKinds, OneImport, type KindRow, type Run } from './imports-query.js';
import { useImportTexts } from './use-import-texts.js';

/** Choices for each column are large. */
const MapColumns = lazyPart(() => import('./map-columns.js'));

const POLL_MS = 1000;

interface StepProps {
  run: Run;
  kind: KindRow;
  ask: () => void;
}

/** What is to be done next: map the columns, wait, or look at what became of the rows. */
function Step({ run, kind, ask }: StepProps) {
  const [remaps, setRemaps] = useState(false);
  const underWay = run.state === 'WAITING' || run.state === 'RUNNING';
  const poll = useInterval(ask, POLL_MS);
  useEffect(() => {
    if (underWay) poll.start();
    return poll.stop;
    // The functions are made anew with every render; what counts is whether it runs.
  }, [underWay]);
  if (underWay) return <ImportProgress run={run} onStopped={ask} />;
  const again = () => {
    setRemaps(false);
    ask();
  };
  const canMap = run.isFileKept && run.origin === 'PORTAL';
  if (canMap && (run.state === 'UPLOADED' || remaps)) {
    return (
      <Suspense fallback={<ListSkeleton rows={6} />}>
        <MapColumns run={run} kind={kind} onTried={again} />
      </Suspense>
    );
  }
  return (
    <ImportResult
      run={run}
      onStarted={again}
      onRemap={() => {
        setRemaps(true);
      }}
    />
  );
}

function Page({ run, kind, ask }: StepProps) {
  const { t } = useTranslation('imports');
  const texts = useImportTexts();
  const formats = useFormats();
  const path = useProgramPath();
  const who = run.by?.name ?? (run.origin === 'CLI' ? t('byCommand') : t('byKey'));
  return (
    <>
      <PageHeader
        above={
          <TextLink to={path('imports')} size="sm">
            ← {t('back')}
          </TextLink>
        }
        title={run.fileName}
        lead={t('about', {
          kind: texts.kind(run.kind),
          who,
          when: formats.moment(run.createdAt),
          size: formats.bytes(run.sizeBytes),
        })}
        actions={<StatusBadge size="lg" tone={texts.tone(run)} label={texts.state(run)} />}
      />
      <Stack gap="lg">
        <Step run={run} kind={kind} ask={ask} />
      </Stack>
    </>
  );
}

/** One file on its way in (R-D7). */
export default function ImportPage() {
  const { t } = useTranslation('common');
  const { runId = '' } = useParams({ strict: false });
  const [kinds, askKinds] = useQuery({ query: ImportKinds });
  const [query, ask] = useQuery({
    query: OneImport,
    variables: { id: runId },
    requestPolicy: 'cache-and-network',
  });
  const again = () => {
    ask({ requestPolicy: 'network-only' });
  };
  return (
    <QueryView query={kinds} onRetry={askKinds}>
      {({ importKinds }) => (
        <QueryView query={query} onRetry={again}>
          {({ importRun: run }) => {
            const kind = importKinds.find((each) => each.kind === run?.kind);
            return run && kind ? (
              <Page run={run} kind={kind} ask={again} />
            ) : (
              <ErrorState title={t('error.notFound')}>{t('error.notFoundBody')}</ErrorState>
            );
          }}
        </QueryView>
      )}
    </QueryView>
  );
}

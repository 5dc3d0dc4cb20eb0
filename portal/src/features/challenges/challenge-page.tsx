import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { newestFirst } from '../../platform/graphql/timeline-fields.js';
import { useInLanguage } from '../../platform/in-language.js';
import { useProgramPath } from '../../platform/program-path.js';
import { Moment } from '../../ui/formats/moments.js';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { Columns } from '../../ui/columns.js';
import { TextLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { ErrorState } from '../../ui/states/states.js';
import { Timeline } from '../../ui/timeline/timeline.js';
import { ShownPicture } from '../pictures/shown-picture.js';
import { ChallengeQuery, type OwnChallenge } from './challenge-query.js';
import { GivenUp, GiveUp } from './give-up.js';
import { ReviewSitePanel } from './review-site-panel.js';
import { StageCard } from './stage-card.js';
import { isUnderWay, stageState, takesProof } from './stage-state.js';
import { StartChallenge } from './start-challenge.js';
import classes from './own-challenges.module.css';

/** What happens next, in one sentence above the timeline; nothing once it is over. */
function useNext(challenge: OwnChallenge): string | undefined {
  const { t } = useTranslation('own-challenges');
  const participation = challenge.myParticipation;
  if (!participation) return undefined;
  const { currentStage } = participation;
  const state = stageState(participation, currentStage);
  if (state === 'WAITING') return t('next.WAITING', { stage: currentStage });
  const asked = participation.challenge.stages.find(({ number }) => number === currentStage);
  if (!asked || !takesProof(state)) return undefined;
  const turn = state === 'OPEN' ? 'OPEN' : 'AGAIN';
  return t(`next.${turn}.${asked.kind}`, { stage: currentStage });
}

const isOver = ({ status }: OwnChallenge) => status === 'CLOSED' || status === 'ARCHIVED';

function Stages({ challenge }: { challenge: OwnChallenge }) {
  const { t } = useTranslation('own-challenges');
  const participation = challenge.myParticipation;
  // R-C1: an advocate who has started keeps the version that they started.
  const shown = participation?.challenge ?? challenge;
  return (
    <ol className={classes.stages} aria-label={t('stagesTitle')}>
      {shown.stages.map((stage) => (
        <StageCard
          key={stage.number}
          stage={stage}
          of={shown.stages.length}
          disclosure={shown.disclosure}
          participation={participation}
          isOver={isOver(challenge)}
        />
      ))}
    </ol>
  );
}

function ChallengeTimeline({ challenge }: { challenge: OwnChallenge }) {
  const { t } = useTranslation('own-challenges');
  const next = useNext(challenge);
  const participation = challenge.myParticipation;
  if (!participation) return null;
  return (
    <Panel title={t('timeline')}>
      <Timeline
        own
        label={t('timeline')}
        next={next}
        entries={newestFirst(participation.timeline)}
        names={{ [challenge.id]: participation.challenge.title }}
      />
    </Panel>
  );
}

/** Starting, giving up, and starting again. */
function OwnPart({ challenge }: { challenge: OwnChallenge }) {
  const participation = challenge.myParticipation;
  if (!participation) {
    return challenge.status === 'LIVE' ? <StartChallenge challenge={challenge} /> : null;
  }
  if (participation.status === 'ABANDONED') return <GivenUp challenge={challenge} />;
  return isUnderWay(participation.status) ? <GiveUp participationId={participation.id} /> : null;
}

function Challenge({ challenge }: { challenge: OwnChallenge }) {
  const { t } = useTranslation('own-challenges');
  const path = useProgramPath();
  const participation = challenge.myParticipation;
  const shown = participation?.challenge ?? challenge;
  return (
    <>
      <PageHeader
        title={shown.title}
        lead={shown.summary}
        above={
          <TextLink to={path('challenges')} size="sm">
            ← {t('title')}
          </TextLink>
        }
      />
      <Columns
        asideFirst={!participation || participation.status === 'ABANDONED'}
        aside={
          <>
            <Panel title={<PointsAmount points={shown.points} />}>
              <Text size="sm" c="dimmed">
                {t('worth', { count: shown.stages.length })}
              </Text>
              {challenge.closesAt && !isOver(challenge) && (
                <Text size="sm" mt="xs">
                  {t('until')} <Moment at={challenge.closesAt} />
                </Text>
              )}
              <OwnPart challenge={challenge} />
            </Panel>
            {challenge.reviewSite && <ReviewSitePanel site={challenge.reviewSite} />}
          </>
        }
      >
        <ShownPicture picture={challenge.picture} place="page" />
        <Panel title={t('how')}>
          <div className={classes.text}>{shown.instructions}</div>
        </Panel>
        <Stages challenge={challenge} />
        <ChallengeTimeline challenge={challenge} />
      </Columns>
    </>
  );
}

/** One challenge, stage by stage, with the timeline that answers "where is it now?". */
export default function ChallengePage() {
  const { t } = useTranslation('common');
  const { challengeId } = useParams({ from: '/$programSlug/challenges/$challengeId' });
  const own = useInLanguage();
  const [query, ask] = useQuery({ query: ChallengeQuery, variables: { id: challengeId } });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask({ requestPolicy: 'network-only' });
      }}
    >
      {({ challenge }) =>
        challenge ? (
          <Challenge challenge={own(challenge)} />
        ) : (
          <ErrorState asPage title={t('error.notFound')}>
            {t('error.notFoundBody')}
          </ErrorState>
        )
      }
    </QueryView>
  );
}

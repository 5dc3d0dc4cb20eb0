import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useInLanguage } from '../../platform/in-language.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { ListPage } from '../../ui/list/list-page.js';
import { StatusBadge, type Tone } from '../../ui/states/status-badge.js';
import { ShownPicture } from '../pictures/shown-picture.js';
import { ChallengesQuery, type ListedChallenge } from './challenge-query.js';
import classes from './own-challenges.module.css';
import { standingOf, STANDINGS, type OwnStanding } from './stage-state.js';

const TONES: Record<OwnStanding, Tone> = {
  TO_CHANGE: 'attention',
  TO_CONTINUE: 'progress',
  NEW: 'progress',
  WAITING: 'waiting',
  COMPLETED: 'good',
  ENDED: 'ended',
  GIVEN_UP: 'ended',
};

function Card({ challenge }: { challenge: ListedChallenge }) {
  const { t } = useTranslation('own-challenges');
  const path = useProgramPath();
  const standing = standingOf(challenge);
  return (
    <li className={classes.card}>
      <ShownPicture picture={challenge.picture} place="atop" />
      {standing !== 'NEW' && (
        <StatusBadge tone={TONES[standing]} label={t(`standing.${standing}`)} />
      )}
      <TextLink to={path('challenges', challenge.id)} className={classes.title}>
        {challenge.title}
      </TextLink>
      <Text c="dimmed" size="sm" lineClamp={3}>
        {challenge.summary}
      </Text>
      <div className={classes.foot}>
        <Text fw={650} component="span">
          <PointsAmount points={challenge.points} />
        </Text>
        <Text size="sm" c="dimmed" component="span">
          {t('stages', { count: challenge.stages.length })}
          {challenge.reviewSite && <> · {challenge.reviewSite.name}</>}
        </Text>
      </div>
    </li>
  );
}

interface CardsProps {
  label: string;
  challenges: readonly ListedChallenge[];
}

function Cards({ label, challenges }: CardsProps) {
  const order = (challenge: ListedChallenge) => STANDINGS.indexOf(standingOf(challenge));
  const sorted = [...challenges].sort((a, b) => order(a) - order(b));
  return (
    <ul className={classes.cards} aria-label={label}>
      {sorted.map((challenge) => (
        <Card key={challenge.id} challenge={challenge} />
      ))}
    </ul>
  );
}

/** What was given up stands apart, below: it asks for nothing. */
function Challenges({ challenges }: Pick<CardsProps, 'challenges'>) {
  const { t } = useTranslation('own-challenges');
  const isGivenUp = (challenge: ListedChallenge) => standingOf(challenge) === 'GIVEN_UP';
  const givenUp = challenges.filter(isGivenUp);
  return (
    <>
      <Cards label={t('title')} challenges={challenges.filter((each) => !isGivenUp(each))} />
      {givenUp.length > 0 && (
        <>
          <Title order={2} size="h4" c="dimmed" mt="xl" mb="sm">
            {t('giveUp.list')}
          </Title>
          <Cards label={t('giveUp.list')} challenges={givenUp} />
        </>
      )}
    </>
  );
}

/** The challenges of an advocate, those that need them first. */
export default function ChallengesPage() {
  const { t } = useTranslation('own-challenges');
  const path = useProgramPath();
  const own = useInLanguage();
  const list = useList({ query: ChallengesQuery, pick: ({ challenges }) => challenges });
  return (
    <ListPage
      title={t('title')}
      lead={t('lead')}
      list={list}
      look={(rows) => <Challenges challenges={own(rows)} />}
      empty={{
        title: t('empty.title'),
        body: t('empty.body'),
        action: <ButtonLink to={path('refer')}>{t('empty.action')}</ButtonLink>,
      }}
    />
  );
}

import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { newestFirst } from '../../platform/graphql/timeline-fields.js';
import { useInLanguage } from '../../platform/in-language.js';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { Columns } from '../../ui/columns.js';
import { Facts } from '../../ui/figures/facts.js';
import { TextLink } from '../../ui/link.js';
import { Moment } from '../../ui/formats/moments.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { ErrorState } from '../../ui/states/states.js';
import { Status } from '../../ui/states/status.js';
import { Timeline } from '../../ui/timeline/timeline.js';
import { ShownPicture } from '../pictures/shown-picture.js';
import { CancelRedemption } from './cancel-redemption.js';
import { RedemptionQuery, type OwnRedemption } from './own-reward-query.js';
import classes from './own-rewards.module.css';
import { RevealCode } from './reveal-code.js';

const ENDED_WITHOUT = ['REJECTED', 'CANCELLED', 'FAILED'];

/** Why there is no reward, shown first, with where the points are. */
function Ended({ redemption }: { redemption: OwnRedemption }) {
  const { t } = useTranslation(['own-rewards', 'timeline']);
  const { status, reason, reasonText } = redemption;
  if (!ENDED_WITHOUT.includes(status)) return null;
  return (
    <Panel title={t('ended.title')}>
      <Text>{t('ended.body')}</Text>
      {reason && reason !== 'OTHER' && (
        <Text>{t('ended.reason', { reason: t(`timeline:code.${reason}`) })}</Text>
      )}
      {reasonText && <Text className={classes.text}>{reasonText}</Text>}
    </Panel>
  );
}

/** What was handed over, with what a colleague wrote about it. */
function HandedOver({ note }: { note: string | null }) {
  const { t } = useTranslation('own-rewards');
  return (
    <Panel title={t('handedOver.title')}>
      <Text>{t('handedOver.body')}</Text>
      {note && (
        <div>
          <Text size="sm" c="dimmed">
            {t('handedOver.note')}
          </Text>
          <Text className={classes.text}>{note}</Text>
        </div>
      )}
    </Panel>
  );
}

/** What the advocate has of it: the code, or what became of it. */
function Given({ redemption }: { redemption: OwnRedemption }) {
  const { id, status, reward, reveals, fulfilmentNote } = redemption;
  if (status !== 'FULFILLED') return null;
  if (reward.fulfilment === 'BY_HAND') return <HandedOver note={fulfilmentNote} />;
  return <RevealCode id={id} reveals={reveals} />;
}

function useNext({ status }: OwnRedemption): string | undefined {
  const { t } = useTranslation('own-rewards');
  if (status === 'REQUESTED') return t('next.REQUESTED');
  if (status === 'APPROVED' || status === 'FULFILLING') return t(`next.${status}`);
  return undefined;
}

function Redemption({ redemption }: { redemption: OwnRedemption }) {
  const { t } = useTranslation('own-rewards');
  const path = useProgramPath();
  const next = useNext(redemption);
  const { id, reward, status, pricePoints, requestedAt, fulfilledAt } = redemption;
  return (
    <>
      <PageHeader
        title={reward.name}
        above={
          <TextLink to={path('rewards')} size="sm">
            ← {t('title')}
          </TextLink>
        }
        actions={<Status of="redemption" status={status} size="lg" />}
      />
      <Columns
        aside={
          <Panel title={t('facts.title')}>
            <Facts
              facts={[
                { label: t('facts.price'), value: <PointsAmount points={pricePoints} /> },
                { label: t('facts.requested'), value: <Moment at={requestedAt} /> },
                { label: t('facts.ready'), value: fulfilledAt && <Moment at={fulfilledAt} /> },
                {
                  label: t('terms'),
                  value: reward.terms && <span className={classes.text}>{reward.terms}</span>,
                },
              ]}
            />
            {status === 'REQUESTED' && <CancelRedemption id={id} pricePoints={pricePoints} />}
          </Panel>
        }
      >
        <ShownPicture picture={reward.picture} place="page" />
        <Given redemption={redemption} />
        <Ended redemption={redemption} />
        <Panel title={t('timeline')}>
          <Timeline
            own
            label={t('timeline')}
            next={next}
            entries={newestFirst(redemption.timeline)}
            names={{ [reward.id]: reward.name }}
          />
        </Panel>
      </Columns>
    </>
  );
}

/** One requested reward: its code where there is one, and its history. */
export default function RedemptionPage() {
  const { t } = useTranslation('common');
  const { redemptionId } = useParams({ from: '/$programSlug/redemptions/$redemptionId' });
  const own = useInLanguage();
  const [query, ask] = useQuery({ query: RedemptionQuery, variables: { id: redemptionId } });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask({ requestPolicy: 'network-only' });
      }}
    >
      {({ redemption }) =>
        redemption ? (
          <Redemption redemption={own(redemption)} />
        ) : (
          <ErrorState asPage title={t('error.notFound')}>
            {t('error.notFoundBody')}
          </ErrorState>
        )
      }
    </QueryView>
  );
}

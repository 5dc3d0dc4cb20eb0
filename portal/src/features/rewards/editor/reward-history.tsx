import { useTranslation } from 'react-i18next';
import { newestFirst } from '../../../platform/graphql/timeline-fields.js';
import { Panel } from '../../../ui/panel.js';
import { Timeline } from '../../../ui/timeline/timeline.js';
import type { EditedRewardRow } from './reward-query.js';

/** What staff changed for whom a reward is. */
export function RewardHistory({ reward }: { reward: EditedRewardRow }) {
  const { t } = useTranslation('reward-editor');
  if (reward.timeline.length === 0) return null;
  return (
    <Panel title={t('timeline')}>
      <Timeline label={t('timeline')} entries={newestFirst(reward.timeline)} />
    </Panel>
  );
}

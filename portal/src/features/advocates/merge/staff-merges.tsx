import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useFormats } from '../../../ui/formats/format.js';
import { Panel } from '../../../ui/panel.js';
import { ProfileMergesQuery } from './profile-merge-query.js';

/** The profiles that somebody merged into this one of theirs: staff see it, and do not do it. */
export default function StaffMerges({ id }: { id: string }) {
  const { t } = useTranslation('profile-merges');
  const formats = useFormats();
  const [{ data }] = useQuery({ query: ProfileMergesQuery, variables: { id } });
  const merges = data?.advocate?.profileMerges ?? [];
  if (merges.length === 0) return null;
  return (
    <Panel title={t('staff.title')}>
      {merges.map((merge) => {
        const names = {
          other: merge.merged.email ?? merge.merged.name,
          name: merge.mergedBy ?? merge.merged.name,
          at: formats.moment(merge.mergedAt),
        };
        const until = formats.moment(merge.staysFrom);
        return (
          <Text key={merge.id} style={{ overflowWrap: 'anywhere' }}>
            {t('staff.merged', names)} {merge.canBeTakenBack && t('staff.until', { until })}
            {merge.takenBackAt && t('staff.takenBack', { at: formats.moment(merge.takenBackAt) })}
          </Text>
        );
      })}
    </Panel>
  );
}

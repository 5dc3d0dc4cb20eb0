import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../platform/graphql/graphql.js';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { toast } from '../../platform/toast.js';
import { Panel } from '../../ui/panel.js';

const OwnZone = graphql(`
  query OwnZone {
    me {
      id
      timeZone
      timeZoneFrom
    }
  }
`);

const ChooseTimeZone = graphql(`
  mutation ChooseTimeZone($input: SetTimeZoneInput!) {
    setTimeZone(input: $input) {
      __typename
      ... on Advocate {
        id
        timeZone
        timeZoneFrom
      }
    }
  }
`);

/** In whose night nothing is sent (R-N1). */
export default function ZoneChoice() {
  const { t, i18n } = useTranslation('notices');
  const [{ data }] = useQuery({ query: OwnZone });
  const [setTimeZone, busy] = useVerb(ChooseTimeZone);
  const me = data?.me;
  if (!me) return null;
  const choose = async (timeZone: string | null) => {
    if (timeZone === null) return;
    const answer = await setTimeZone({ input: { timeZone, detected: false } });
    if (answer?.__typename === 'Advocate') {
      void toast({ title: i18n.t('notices:zone.saved'), tone: 'good' });
    }
  };
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <Panel title={t('zone.title')}>
      <Select
        searchable
        allowDeselect={false}
        limit={50}
        label={t('zone.label')}
        description={t('zone.description', { from: me.timeZoneFrom })}
        data={zones.includes(me.timeZone) ? zones : [me.timeZone, ...zones]}
        value={me.timeZone}
        disabled={busy}
        onChange={(zone) => void choose(zone)}
        maw="20rem"
      />
    </Panel>
  );
}

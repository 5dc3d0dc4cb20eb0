import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../../platform/graphql/graphql.js';
import { Panel } from '../../../ui/panel.js';
import { InterestChoices } from './interest-choices.js';
import { InterestFields } from './interest-verbs.js';

const OwnInterestsQuery = graphql(
  `
    query OwnInterests {
      interests {
        ...InterestFields
      }
      me {
        id
        interests {
          ...InterestFields
        }
      }
    }
  `,
  [InterestFields],
);

/** What an advocate cares about; nothing where the programme has no list (R-U1). */
export default function OwnInterests() {
  const { t } = useTranslation('interests');
  const [{ data }] = useQuery({ query: OwnInterestsQuery });
  const me = data?.me;
  if (!me || data.interests.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <Text c="dimmed">{t('lead')}</Text>
      <InterestChoices chosen={me.interests} all={data.interests} />
    </Panel>
  );
}

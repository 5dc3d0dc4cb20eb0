import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../../platform/graphql/graphql.js';
import { newestFirst, TimelineFields } from '../../../platform/graphql/timeline-fields.js';
import { Panel } from '../../../ui/panel.js';
import { namesOf } from '../interests/interest-verbs.js';
import { Timeline } from '../../../ui/timeline/timeline.js';

const OwnHistoryQuery = graphql(
  `
    query OwnHistory {
      interests {
        id
        name
      }
      me {
        id
        company {
          id
          name
        }
        formerEmployers {
          company {
            id
            name
          }
        }
        timeline {
          ...TimelineFields
        }
      }
    }
  `,
  [TimelineFields],
);

/** Who changed the advocate's profile, and how (R-U1). */
export default function OwnHistory() {
  const { t } = useTranslation('notices');
  const [{ data }] = useQuery({ query: OwnHistoryQuery });
  const me = data?.me;
  if (!me || me.timeline.length === 0) return null;
  return (
    <Panel title={t('zone.history')}>
      <Timeline
        own
        label={t('zone.history')}
        entries={newestFirst(me.timeline)}
        names={namesOf([
          me.company,
          ...me.formerEmployers.map(({ company }) => company),
          ...data.interests,
        ])}
      />
    </Panel>
  );
}

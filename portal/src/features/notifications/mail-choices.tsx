import { Fieldset, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { useViewer } from '../../platform/viewer.js';
import { Panel } from '../../ui/panel.js';
import { ListSkeleton } from '../../ui/states/states.js';
import classes from './notices.module.css';

const PreferencesQuery = graphql(`
  query MailPreferences {
    mailPreferences {
      kind
      wanted
    }
  }
`);

const SetPreference = graphql(
  `
    mutation SetMailPreference($input: SetMailPreferenceInput!) {
      setMailPreference(input: $input) {
        __typename
        ... on MailPreference {
          kind
          wanted
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

type Preference = ResultOf<typeof PreferencesQuery>['mailPreferences'][number];
type Kind = Preference['kind'];

const GROUPS = ['referrals', 'challenges', 'points'] as const;

/**
 * The group of each kind, in the order in which an advocate meets them: without a line for each of
 * the server's kinds, this does not compile.
 */
const GROUP_OF: Readonly<Record<Kind, (typeof GROUPS)[number]>> = {
  REFERRAL_CONFIRM: 'referrals',
  REFERRAL_MOVED: 'referrals',
  REFERRAL_CONVERTED: 'referrals',
  REFERRAL_EXPIRED: 'referrals',
  SUBMISSION_APPROVED: 'challenges',
  SUBMISSION_CHANGES_REQUESTED: 'challenges',
  SUBMISSION_NOT_ACCEPTED: 'challenges',
  POINTS_AWARDED: 'points',
  POINTS_REVERSED: 'points',
  POINTS_END: 'points',
  POINTS_KEPT: 'points',
  REDEMPTION_APPROVED: 'points',
  REDEMPTION_BEING_PREPARED: 'points',
  REDEMPTION_FULFILLED: 'points',
  REDEMPTION_NOT_ACCEPTED: 'points',
  REDEMPTION_FAILED: 'points',
};
const ORDER = Object.keys(GROUP_OF);

function Choice({ preference }: { preference: Preference }) {
  const { t } = useTranslation('notices');
  const { kind } = preference;
  const [run, busy] = useVerb(SetPreference);
  // Shown at once; where it could not be kept, the switch goes back.
  const [wanted, setWanted] = useState(preference.wanted);
  const change = async (next: boolean) => {
    setWanted(next);
    const answer = await run({ input: { kind, wanted: next } });
    if (!answer || isUserError(answer)) setWanted(!next);
  };
  return (
    <Switch
      className={classes.switch ?? ''}
      size="md"
      checked={wanted}
      disabled={busy}
      label={t(`kind.${kind}.mail`)}
      onChange={(event) => void change(event.currentTarget.checked)}
    />
  );
}

/** Each kind of mail can be switched off singly; notices in the portal stay. */
export function MailChoices() {
  const { t } = useTranslation('notices');
  const viewer = useViewer();
  const [query, ask] = useQuery({ query: PreferencesQuery });
  return (
    <Panel title={t('mail.title')}>
      <Text c="dimmed">{t('mail.lead', { email: viewer.email })}</Text>
      <QueryView
        query={query}
        onRetry={() => {
          ask({ requestPolicy: 'network-only' });
        }}
        skeleton={<ListSkeleton rows={3} />}
      >
        {({ mailPreferences }) =>
          GROUPS.map((group) => (
            <Fieldset
              key={group}
              variant="unstyled"
              legend={<Text fw={600}>{t(`mail.${group}`)}</Text>}
            >
              <div className={classes.switches}>
                {mailPreferences
                  .filter(({ kind }) => GROUP_OF[kind] === group)
                  .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
                  .map((preference) => (
                    <Choice key={preference.kind} preference={preference} />
                  ))}
              </div>
            </Fieldset>
          ))
        }
      </QueryView>
      <Text size="sm" c="dimmed">
        {t('mail.always')}
      </Text>
    </Panel>
  );
}

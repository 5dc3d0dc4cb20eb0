import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { OnBreak } from '../../platform/on-break.js';
import { useOwnRefusal } from '../../platform/use-own-refusal.js';
import { useViewer } from '../../platform/viewer.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import type { OwnChallenge } from './challenge-query.js';

const Start = graphql(
  `
    mutation StartChallenge($input: StartChallengeInput!) {
      startChallenge(input: $input) {
        __typename
        ... on Participation {
          id
          challenge {
            id
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

/** Starting fixes the version that the advocate works on (R-C1). */
export function StartChallenge({ challenge, label }: { challenge: OwnChallenge; label?: string }) {
  const { t } = useTranslation('own-challenges');
  const refusalOf = useOwnRefusal();
  const [run, busy] = useVerb(Start);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const { break: pause } = useViewer();
  const start = async () => {
    const answer = await run({ input: { challengeId: challenge.id } });
    setErrors(answer && isUserError(answer) ? refusalOf(answer).others : []);
  };
  if (pause) return <OnBreak />;
  return (
    <Stack gap="sm">
      <FormErrors errors={errors} />
      <Button size="md" loading={busy} onClick={() => void start()}>
        {label ?? t('start')}
      </Button>
    </Stack>
  );
}

import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useOwnRefusal } from '../../platform/use-own-refusal.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import type { OwnChallenge } from './challenge-query.js';
import { StartChallenge } from './start-challenge.js';

const Abandon = graphql(
  `
    mutation AbandonParticipation($input: AbandonParticipationInput!) {
      abandonParticipation(input: $input) {
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

/** An advocate gives up what is under way; what was approved stays, and they may start it again. */
export function GiveUp({ participationId: id }: { participationId: string }) {
  const { t } = useTranslation('own-challenges');
  const refusalOf = useOwnRefusal();
  const [run] = useKeyedVerb(Abandon);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const giveUp = async () => {
    const answer = await run({ id });
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusalOf(answer).others);
    else void toast({ title: t('giveUp.done'), tone: 'good' });
  };
  return (
    <Stack gap="sm" align="flex-start" mt="md">
      <FormErrors errors={errors} />
      <ConfirmButton
        size="sm"
        variant="subtle"
        question={t('giveUp.question')}
        consequence={t('giveUp.consequence')}
        confirmLabel={t('giveUp.confirm')}
        onConfirm={giveUp}
      >
        {t('giveUp.button')}
      </ConfirmButton>
    </Stack>
  );
}

/** The way back, while the challenge is offered. */
export function GivenUp({ challenge }: { challenge: OwnChallenge }) {
  const { t } = useTranslation('own-challenges');
  const isOffered = challenge.status === 'LIVE';
  return (
    <Stack gap="sm" mt="md">
      <Text fw={600}>{t('giveUp.title')}</Text>
      <Text size="sm">{t(isOffered ? 'giveUp.again' : 'giveUp.ended')}</Text>
      {isOffered && <StartChallenge challenge={challenge} label={t('giveUp.startAgain')} />}
    </Stack>
  );
}

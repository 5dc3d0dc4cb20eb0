import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useOwnRefusal } from '../../platform/use-own-refusal.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';

const Withdraw = graphql(
  `
    mutation WithdrawSubmission($input: WithdrawSubmissionInput!) {
      withdrawSubmission(input: $input) {
        __typename
        ... on Submission {
          id
          participation {
            id
            challenge {
              id
            }
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

/** Before the decision an advocate takes back what they handed in, and may hand it in anew. */
export function WithdrawSubmission({ id, isOver }: { id: string; isOver: boolean }) {
  const { t } = useTranslation('own-challenges');
  const refusalOf = useOwnRefusal();
  const [run] = useKeyedVerb(Withdraw);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const withdraw = async () => {
    const answer = await run({ id });
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusalOf(answer).others);
    else void toast({ title: t('withdraw.done'), tone: 'good' });
  };
  return (
    <Stack gap="sm" align="flex-start">
      <FormErrors errors={errors} />
      <ConfirmButton
        question={t('withdraw.question')}
        consequence={t(isOver ? 'withdraw.consequenceOver' : 'withdraw.consequence')}
        confirmLabel={t('withdraw.confirm')}
        onConfirm={withdraw}
      >
        {t('withdraw.button')}
      </ConfirmButton>
    </Stack>
  );
}

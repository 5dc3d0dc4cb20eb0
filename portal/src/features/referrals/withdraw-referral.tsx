import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { useOwnRefusal } from '../../platform/use-own-refusal.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';

const Withdraw = graphql(
  `
    mutation WithdrawReferral($input: WithdrawReferralInput!) {
      withdrawReferral(input: $input) {
        __typename
        ... on Referral {
          id
          status
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

/** The advocate takes the referral back. */
export function WithdrawReferral({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('own-referrals');
  const refusalOf = useOwnRefusal();
  const [run] = useKeyedVerb(Withdraw);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const withdraw = async () => {
    const answer = await run({ id });
    setErrors(answer && isUserError(answer) ? refusalOf(answer).others : []);
  };
  return (
    <Stack gap="sm" align="flex-start">
      <FormErrors errors={errors} />
      <ConfirmButton
        danger
        question={t('withdraw.question', { name })}
        consequence={t('withdraw.consequence')}
        confirmLabel={t('withdraw.confirm')}
        onConfirm={withdraw}
      >
        {t('withdraw.button')}
      </ConfirmButton>
    </Stack>
  );
}

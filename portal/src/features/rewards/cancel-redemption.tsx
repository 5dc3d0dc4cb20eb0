import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useOwnRefusal } from '../../platform/use-own-refusal.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { useFormats } from '../../ui/formats/format.js';
import { FormErrors } from '../../ui/forms/form-errors.js';

const Cancel = graphql(
  `
    mutation CancelRedemption($input: CancelRedemptionInput!) {
      cancelRedemption(input: $input) {
        __typename
        ... on Redemption {
          id
          reward {
            id
          }
          advocate {
            id
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

/** R-R3: before the decision the advocate can cancel it; points and unit return at once. */
export function CancelRedemption({ id, pricePoints }: { id: string; pricePoints: number }) {
  const { t } = useTranslation('own-rewards');
  const formats = useFormats();
  const refusalOf = useOwnRefusal();
  const [run] = useKeyedVerb(Cancel);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const points = { amount: formats.number(pricePoints), count: pricePoints };
  const cancel = async () => {
    const answer = await run({ id });
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusalOf(answer).others);
    else void toast({ title: t('cancel.done', points), tone: 'good' });
  };
  return (
    <Stack gap="sm" align="flex-start">
      <FormErrors errors={errors} />
      <ConfirmButton
        question={t('cancel.question')}
        consequence={t('cancel.consequence', points)}
        confirmLabel={t('cancel.confirm')}
        onConfirm={cancel}
      >
        {t('cancel.button')}
      </ConfirmButton>
    </Stack>
  );
}

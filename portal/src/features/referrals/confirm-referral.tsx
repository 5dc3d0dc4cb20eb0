import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useOwnRefusal } from '../../platform/use-own-refusal.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { Panel } from '../../ui/panel.js';
import type { OwnReferral } from './own-referral-query.js';

const Confirm = graphql(
  `
    mutation ConfirmReferral($input: ConfirmReferralInput!) {
      confirmReferral(input: $input) {
        __typename
        ... on Referral {
          id
          confirmation
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

/** A referral that sales recorded waits for the confirmation of its advocate. */
export function ConfirmReferral({ referral }: { referral: OwnReferral }) {
  const { t } = useTranslation('own-referrals');
  const refusalOf = useOwnRefusal();
  const [run, busy] = useKeyedVerb(Confirm);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const name = referral.refereeName ?? t('someone');
  const answer = async (confirmed: boolean) => {
    const result = await run({ id: referral.id, confirmed });
    if (!result) return;
    if (isUserError(result)) setErrors(refusalOf(result).others);
    else if (confirmed) void toast({ title: t('confirm.thanks'), tone: 'good' });
  };
  return (
    <Panel title={t('confirm.title', { name })}>
      <Text>{t('confirm.body')}</Text>
      <FormErrors errors={errors} />
      <Group gap="sm">
        <Button size="md" loading={busy} onClick={() => void answer(true)}>
          {t('confirm.yes')}
        </Button>
        <ConfirmButton
          size="md"
          question={t('confirm.noQuestion')}
          consequence={t('confirm.noConsequence', { name })}
          confirmLabel={t('confirm.no')}
          onConfirm={() => answer(false)}
        >
          {t('confirm.no')}
        </ConfirmButton>
      </Group>
    </Panel>
  );
}

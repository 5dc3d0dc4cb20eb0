import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { useDecides } from '../../platform/use-staff.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import type { StaffReferralRow } from './staff-referral-query.js';
import { useReferralVerb } from './use-referral-verb.js';

const DecideFraud = graphql(
  `
    mutation DecideFraud($input: DecideFraudInput!) {
      decideFraud(input: $input) {
        __typename
        ... on Referral {
          id
        }
        ... on ReferralDecided {
          referral {
            id
            fraudStatus
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

const REASONS = ['SELF_REFERRAL', 'INVENTED_PERSON', 'ARRANGED_SALE', 'UNUSUAL_PATTERN'] as const;
type Reason = (typeof REASONS)[number];
type Status = NonNullable<StaffReferralRow['fraudStatus']>;

interface ReasonChoiceProps {
  reason: Reason | '';
  onChange: (reason: Reason | '') => void;
}

function ReasonChoice({ reason, onChange }: ReasonChoiceProps) {
  const { t } = useTranslation('pipeline');
  return (
    <NativeSelect
      label={t('fraud.reason')}
      value={reason}
      onChange={(event) => {
        onChange(REASONS.find((each) => each === event.currentTarget.value) ?? '');
      }}
      data={[
        { value: '', label: t('fraud.choose') },
        ...REASONS.map((value) => ({ value, label: t(`fraudReason.${value}`) })),
      ]}
    />
  );
}

/** What is possible as it stands: the server has the same table. */
function Acts({ id, status }: { id: string; status: Status }) {
  const { t } = useTranslation('pipeline');
  const [decide, busy] = useKeyedVerb(DecideFraud);
  const { errors, attempt } = useReferralVerb();
  const [reason, setReason] = useState<Reason | ''>('');
  const say = (verdict: 'FLAG' | 'CLEAR' | 'CONFIRM') =>
    attempt(decide({ id, verdict, seen: status, reason: reason === '' ? null : reason }));
  const isOpen = status === 'FLAGGED' || status === 'CONFIRMED';
  return (
    <>
      <FormErrors errors={errors} />
      <Group gap="sm" align="flex-end">
        {isOpen && (
          <ConfirmButton
            disabled={busy}
            question={t('fraud.clearQuestion')}
            consequence={t('fraud.clearBody')}
            confirmLabel={t('fraud.clear')}
            onConfirm={() => say('CLEAR')}
          >
            {t('fraud.clear')}
          </ConfirmButton>
        )}
        {status !== 'CONFIRMED' && <ReasonChoice reason={reason} onChange={setReason} />}
        {!isOpen && (
          <Button
            variant="default"
            loading={busy}
            disabled={reason === ''}
            onClick={() => void say('FLAG')}
          >
            {t('fraud.flag')}
          </Button>
        )}
        {status !== 'CONFIRMED' && (
          <ConfirmButton
            danger
            disabled={busy || reason === ''}
            question={t('fraud.confirmQuestion')}
            consequence={t('fraud.confirmBody')}
            confirmLabel={t('fraud.confirm')}
            onConfirm={() => say('CONFIRM')}
          >
            {t('fraud.confirm')}
          </ConfirmButton>
        )}
      </Group>
    </>
  );
}

/** R-W8: a person flags what looks unusual, clears it, or confirms a fraud. */
export function FraudPanel({ id, status }: { id: string; status: Status }) {
  const { t } = useTranslation('pipeline');
  const decides = useDecides();
  const isOpen = status !== 'FLAGGED' && status !== 'CONFIRMED';
  return (
    <Stack gap="sm">
      <Text>{t(`fraud.${status}`)}</Text>
      {isOpen && <Text c="dimmed">{t('fraud.OPEN')}</Text>}
      {decides ? <Acts id={id} status={status} /> : <Text c="dimmed">{t('fraud.others')}</Text>}
    </Stack>
  );
}

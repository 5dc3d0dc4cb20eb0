import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { Dialog } from '../../ui/dialogs/dialog.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import type { StaffReferralRow } from './staff-referral-query.js';
import { useReferralVerb } from './use-referral-verb.js';

export const ModerateReferral = graphql(
  `
    mutation ModerateReferral($input: ModerateReferralInput!) {
      moderateReferral(input: $input) {
        __typename
        ... on Referral {
          id
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

const REASONS = [
  'NOT_A_FIT',
  'ALREADY_CUSTOMER',
  'ALREADY_IN_TALKS',
  'NOT_REACHABLE',
  'NO_INTEREST',
] as const;

interface DenyProps {
  opened: boolean;
  onClose: () => void;
  onDeny: (reason: string) => Promise<boolean>;
  busy: boolean;
}

function Deny({ opened, onClose, onDeny, busy }: DenyProps) {
  const { t } = useTranslation(['pipeline', 'common']);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const deny = async () => {
    setMissing(reason === '');
    if (reason !== '' && (await onDeny(reason))) onClose();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('moderate.denyTitle')}>
      <Stack gap="lg">
        <Text>{t('moderate.denyBody')}</Text>
        <NativeSelect
          label={t('moderate.reason')}
          data-autofocus
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
          data={[
            { value: '', label: t('moderate.choose'), disabled: true },
            ...REASONS.map((value) => ({ value, label: t(`reason.${value}`) })),
          ]}
          error={missing ? t('moderate.choose') : undefined}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button color="clay" loading={busy} onClick={() => void deny()}>
            {t('moderate.confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** Somebody looks at each new referral: accepted, or not, with a reason. */
export function ModeratePanel({ referral }: { referral: StaffReferralRow }) {
  const { t } = useTranslation('pipeline');
  const [moderate, busy] = useKeyedVerb(ModerateReferral);
  const { errors, attempt } = useReferralVerb();
  const [opened, { open, close }] = useDisclosure(false);
  const denied = referral.moderation === 'DENIED';
  return (
    <Stack gap="sm">
      <Text>{denied ? t('moderate.denied') : t('moderate.body')}</Text>
      <FormErrors errors={errors} />
      <Group gap="sm">
        <Button
          leftSection={<IconCheck size={18} aria-hidden />}
          loading={busy}
          onClick={() => void attempt(moderate({ id: referral.id, accepted: true }))}
        >
          {t('moderate.accept')}
        </Button>
        {!denied && (
          <Button variant="default" onClick={open}>
            {t('moderate.deny')}
          </Button>
        )}
      </Group>
      <Deny
        opened={opened}
        onClose={close}
        busy={busy}
        onDeny={(reason) => attempt(moderate({ id: referral.id, accepted: false, reason }))}
      />
    </Stack>
  );
}

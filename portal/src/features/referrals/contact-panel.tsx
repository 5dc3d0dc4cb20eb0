import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPhoneCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { momentAt, wallTime } from '../../platform/program-day.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useFormats } from '../../ui/formats/format.js';
import { useContactDue } from './first-contact.js';
import type { StaffReferralRow } from './staff-referral-query.js';
import { useReferralVerb } from './use-referral-verb.js';

export const RecordFirstContact = graphql(
  `
    mutation RecordFirstContact($input: RecordFirstContactInput!) {
      recordFirstContact(input: $input) {
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

/** R-W3: the first contact is kept apart from the steps, and the advocate sees it. */
export function ContactPanel({ referral }: { referral: StaffReferralRow }) {
  const { t } = useTranslation('pipeline');
  const formats = useFormats();
  const due = useContactDue()(referral);
  const [record, busy] = useKeyedVerb(RecordFirstContact);
  const { errors, attempt } = useReferralVerb();
  const [when, setWhen] = useState<string | null>(null);
  const tell = (contactedAt: string | null) =>
    void attempt(record({ id: referral.id, contactedAt }));
  return (
    <Stack gap="sm">
      {due && <Text>{t(due.late ? 'contact.late' : 'contact.due', { day: due.day })}</Text>}
      <FormErrors errors={errors} />
      {when === null ? (
        <Group gap="sm">
          <Button
            leftSection={<IconPhoneCheck size={18} aria-hidden />}
            loading={busy}
            onClick={() => {
              tell(null);
            }}
          >
            {t('contact.now')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setWhen(wallTime(formats.nowMs(), formats.timeZone));
            }}
          >
            {t('contact.earlier')}
          </Button>
        </Group>
      ) : (
        <Group gap="sm" align="flex-end">
          <TextInput
            type="datetime-local"
            label={t('contact.when', {
              zone: formats.timeZone.split('/').pop()?.replace('_', ' '),
            })}
            value={when}
            max={wallTime(formats.nowMs(), formats.timeZone)}
            onChange={(event) => {
              setWhen(event.currentTarget.value);
            }}
          />
          <Button
            size="md"
            loading={busy}
            disabled={when === ''}
            onClick={() => {
              tell(momentAt(when, formats.timeZone));
            }}
          >
            {t('contact.record')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

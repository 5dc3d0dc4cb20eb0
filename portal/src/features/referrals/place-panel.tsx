import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useDecides } from '../../platform/use-staff.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';
import type { StaffReferralRow } from './staff-referral-query.js';
import { useReferralVerb } from './use-referral-verb.js';

const DecidePlace = graphql(
  `
    mutation DecidePlace($input: DecidePlaceInput!) {
      decidePlace(input: $input) {
        __typename
        ... on Referral {
          id
        }
        ... on ReferralDecided {
          referral {
            id
            status
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

interface PlaceProps {
  referral: StaffReferralRow;
  accepted: NonNullable<StaffReferralRow['duplicateOf']>;
}

function Acts({ referral: { id }, accepted }: PlaceProps) {
  const { t } = useTranslation('pipeline');
  const [decide, busy] = useKeyedVerb(DecidePlace);
  const { errors, attempt } = useReferralVerb();
  const answer = (answered: 'KEEPS_PLACE' | 'GIVES_WAY') =>
    attempt(decide({ id, acceptedId: accepted.id, answer: answered }));
  const other = accepted.advocate.name;
  return (
    <>
      <FormErrors errors={errors} />
      <Group gap="sm">
        <ConfirmButton
          disabled={busy}
          question={t('place.keepsQuestion', { other })}
          consequence={t('place.keepsBody')}
          confirmLabel={t('place.keeps')}
          onConfirm={() => answer('KEEPS_PLACE')}
        >
          {t('place.keeps')}
        </ConfirmButton>
        <ConfirmButton
          disabled={busy}
          question={t('place.givesQuestion')}
          consequence={t('place.givesBody', { other })}
          confirmLabel={t('place.gives')}
          onConfirm={() => answer('GIVES_WAY')}
        >
          {t('place.gives')}
        </ConfirmButton>
      </Group>
    </>
  );
}

/** R-W6: one reported late would displace one that was accepted; a marketer decides which counts. */
export function PlacePanel({ referral, accepted }: PlaceProps) {
  const { t } = useTranslation('pipeline');
  const formats = useFormats();
  const path = useProgramPath();
  const decides = useDecides();
  const day = formats.day(referral.submittedOn);
  const advocate = referral.advocate.name;
  return (
    <Stack gap="sm">
      <Text>{t('place.body', { advocate, day, other: accepted.advocate.name })}</Text>
      <Stack gap={4}>
        <Text>{t('place.this', { advocate, day })}</Text>
        <TextLink to={path('referrals', accepted.id)}>
          {t('place.accepted', {
            advocate: accepted.advocate.name,
            day: formats.day(accepted.submittedOn),
          })}
        </TextLink>
      </Stack>
      {decides ? (
        <Acts referral={referral} accepted={accepted} />
      ) : (
        <Text c="dimmed">{t('place.others')}</Text>
      )}
    </Stack>
  );
}

import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import type { StaffReferralRow } from './staff-referral-query.js';
import { useReferralVerb } from './use-referral-verb.js';
import { useUnsaved } from '../../ui/forms/unsaved.js';

const MoveReferral = graphql(
  `
    mutation MoveReferral($input: MoveReferralInput!) {
      moveReferral(input: $input) {
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

/** Where sales may move a referral, in the order of the sale; it may skip steps and step back (R-W3). */
const STEPS = ['ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY', 'LOST', 'UNQUALIFIED'] as const;
type Step = (typeof STEPS)[number];

/** The next step of the sale; none after the last, where a deal decides. */
function stepAfter(step: string): Step | '' {
  const place = STEPS.findIndex((each) => each === step);
  return place < STEPS.indexOf('OPPORTUNITY') ? (STEPS[place + 1] ?? '') : '';
}

export function MovePanel({ referral }: { referral: StaffReferralRow }) {
  const { t } = useTranslation(['pipeline', 'status']);
  const [move, busy] = useKeyedVerb(MoveReferral);
  const { errors, attempt } = useReferralVerb();
  const [chosen, setChosen] = useState<Step | null>(null);
  const [note, setNote] = useState('');
  useUnsaved(() => note.trim() !== '');
  const steps = STEPS.filter((step) => step !== referral.step);
  const step = chosen && steps.includes(chosen) ? chosen : stepAfter(referral.step);
  const say = async (to: Step) => {
    if (await attempt(move({ id: referral.id, step: to, note: note.trim() || null }))) setNote('');
  };
  return (
    <Stack gap="sm">
      <Text>
        {t('move.now', { step: t(`status:referral.${referral.step}`) })}
        {!referral.windowOpen && ` ${t('move.afterWindow')}`}
      </Text>
      <FormErrors errors={errors} />
      <Textarea
        label={t('move.note')}
        description={t('move.noteHint')}
        autosize
        maxLength={2_000}
        value={note}
        onChange={(event) => {
          setNote(event.currentTarget.value);
        }}
      />
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={t('move.to')}
          value={step}
          onChange={(event) => {
            setChosen(steps.find((each) => each === event.currentTarget.value) ?? null);
          }}
          data={[
            { value: '', label: t('move.choose'), disabled: true },
            ...steps.map((value) => ({ value, label: t(`status:referral.${value}`) })),
          ]}
        />
        <Button
          size="md"
          variant="default"
          leftSection={<IconArrowRight size={18} aria-hidden />}
          loading={busy}
          disabled={step === ''}
          onClick={() => {
            if (step !== '') void say(step);
          }}
        >
          {t('move.button')}
        </Button>
      </Group>
    </Stack>
  );
}

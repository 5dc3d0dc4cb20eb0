import { Button, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { dayIn } from '../../platform/program-day.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { useViewer } from '../../platform/viewer.js';
import { ChoiceBar } from '../../ui/forms/choice-bar.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useFormats } from '../../ui/formats/format.js';
import { NumberField } from '../../ui/forms/number-field.js';
import type { SearchOption } from '../../ui/forms/search-select.js';
import { RecordDeal, type DealRow } from './deal-query.js';
import {
  DEAL_FIELDS,
  dealInput,
  useDealForm,
  type DealForm,
  type DealStage,
  amountIn,
} from './use-deal-form.js';
import { WhoseDeal } from './whose-deal.js';

const STAGES: readonly DealStage[] = ['OPEN', 'WON', 'LOST'];

/** A deal that is won can come to be refunded, and one that is over can be taken up again. */
const stagesOf = (deal: DealRow | null): readonly DealStage[] =>
  deal?.stage === 'WON' || deal?.stage === 'REFUNDED' ? [...STAGES, 'REFUNDED'] : STAGES;

function StageFields({
  form,
  deal,
  today,
}: {
  form: DealForm;
  deal: DealRow | null;
  today: string;
}) {
  const { t } = useTranslation('pipeline');
  const { stage } = form.values;
  const over = deal !== null && deal.stage !== 'OPEN';
  return (
    <Stack gap="sm">
      <ChoiceBar
        labelled
        label={t('deal.stage')}
        value={stage}
        choices={stagesOf(deal).map((value) => ({
          value,
          label: t(`deal.stageOf.${over && value === 'OPEN' ? 'REOPEN' : value}`),
        }))}
        onChange={(value) => {
          form.setFieldValue('stage', value);
        }}
      />
      {deal?.stage === 'WON' && stage !== 'WON' && <Text size="sm">{t('deal.takesBack')}</Text>}
      {stage !== 'OPEN' && (
        <TextInput
          type="date"
          label={t('deal.closedOn')}
          description={t('deal.closedOnHint')}
          max={today}
          maw="20rem"
          {...form.getInputProps('closedOn')}
        />
      )}
    </Stack>
  );
}

function Details({
  form,
  deal,
  currency,
}: {
  form: DealForm;
  deal: DealRow | null;
  currency: string;
}) {
  const { t } = useTranslation(['pipeline', 'common']);
  const optional = (label: string) => t('common:optionalOf', { label });
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          label={optional(t('deal.amount'))}
          suffix={` ${currency}`}
          placeholder={currency}
          rule={amountIn(currency)}
          hideControls
          {...form.getInputProps('amount')}
        />
        <TextInput
          label={optional(t('deal.name'))}
          autoComplete="off"
          {...form.getInputProps('name')}
        />
      </SimpleGrid>
      {!deal && (
        <TextInput
          label={optional(t('deal.externalId'))}
          description={t('deal.externalIdHint')}
          autoComplete="off"
          maw="20rem"
          {...form.getInputProps('externalId')}
        />
      )}
    </>
  );
}

interface DealFormProps {
  deal: DealRow | null;
  referral: SearchOption | null;
  onRecorded: (deal: DealRow, referralId: string | null) => void;
}

/** A deal, new or changed: whose it is, its stage, and since which day. */
export function DealFormPanel({ deal, referral, onRecorded }: DealFormProps) {
  const { t } = useTranslation('pipeline');
  const formats = useFormats();
  const { program } = useViewer();
  const currency = deal?.amount?.currency ?? program.currency;
  const today = dayIn(formats.nowMs(), formats.timeZone);
  const form = useDealForm({ deal, referralId: referral?.value ?? null, today, currency });
  const refusals = useRefusal();
  const [chosen, setChosen] = useState(referral);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [record, busy] = useKeyedVerb(RecordDeal);
  const submit = form.onSubmit(async (values) => {
    setErrors([]);
    const result = await record(dealInput(values, { deal, currency }));
    if (!result) return;
    if (isUserError(result)) {
      const { byField, others } = refusals.sort(result, DEAL_FIELDS);
      const { amountMinor, referralIds, ...rest } = byField;
      form.setErrors({ ...rest, amount: amountMinor, referralId: referralIds });
      setErrors(others);
      return;
    }
    if (result.__typename !== 'Deal') return;
    form.resetDirty();
    onRecorded(result, chosen?.value ?? null);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <FormErrors errors={errors} />
        {!deal && (
          <WhoseDeal
            form={form}
            chosen={chosen}
            onChoose={(option) => {
              setChosen(option);
              form.setFieldValue('referralId', option?.value ?? '');
            }}
          />
        )}
        <StageFields form={form} deal={deal} today={today} />
        <Details form={form} deal={deal} currency={currency} />
        <div>
          <Button type="submit" size="md" loading={busy}>
            {t(deal ? 'deal.saveChange' : 'deal.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

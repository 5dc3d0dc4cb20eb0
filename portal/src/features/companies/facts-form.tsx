import {
  Button,
  Group,
  NativeSelect,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTRIES } from '../../../../src/kernel/country.js';
import { minorDigits } from '../../../../src/kernel/money.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { useViewer } from '../../platform/viewer.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { NumberField } from '../../ui/forms/number-field.js';
import { useNumberProblem } from '../../ui/forms/use-number-problem.js';
import { useCurrencies } from '../../ui/forms/use-currencies.js';
import { useFormats } from '../../ui/formats/format.js';
import { ChangeCompany, type CompanyRow, type StaffChoice } from './company-query.js';
import { changesOf, FACT_FIELDS, valuesOf, WORDS, type FactsValues } from './facts-values.js';
import { useEditForm } from '../../ui/forms/use-edit-form.js';

type Form = UseFormReturnType<FactsValues>;

function useCountries() {
  const formats = useFormats();
  return useMemo(
    () =>
      COUNTRIES.map((value) => ({ value, label: formats.country(value) })).sort((one, other) =>
        one.label.localeCompare(other.label, formats.language),
      ),
    [formats],
  );
}

/** Who left the staff stays chosen until somebody else is. */
function useOwners({ owner }: CompanyRow, staff: readonly StaffChoice[]) {
  const { t } = useTranslation('companies');
  const left = owner && !owner.isStaff ? [owner] : [];
  return [
    ...left.map(({ id, name }) => ({ value: id, label: t('facts.left', { name }) })),
    ...staff.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

interface FactsFormProps {
  company: CompanyRow;
  staff: readonly StaffChoice[];
  onDone: () => void;
}

const EMPLOYEES = { least: 1 };
const revenueIn = (currency: string) => ({ least: 0, decimals: minorDigits(currency) });

function useFacts({ company, onDone }: FactsFormProps) {
  const { t } = useTranslation('companies');
  const { program } = useViewer();
  const refusals = useRefusal();
  const before = valuesOf(company, program.currency);
  const problemOf = useNumberProblem();
  const form = useEditForm<FactsValues>({
    initialValues: before,
    validate: {
      revenue: (value, { currency }) => problemOf(revenueIn(currency), value),
      employees: (value) => problemOf(EMPLOYEES, value),
    },
  });
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [change, busy] = useKeyedVerb(ChangeCompany);
  const submit = form.onSubmit(async (values) => {
    setErrors([]);
    const { id: companyId, version } = company;
    const answer = await change({ companyId, version, ...changesOf(before, values) });
    if (!answer) return;
    if (!isUserError(answer)) {
      onDone();
      await toast({ title: t('facts.saved'), tone: 'good' });
      return;
    }
    const { byField, others } = refusals.sort(answer, FACT_FIELDS);
    if (answer.__typename === 'DomainTaken') {
      const { domain, company: other } = answer;
      byField['domains'] = t('facts.domainTaken', { domain, company: other?.name ?? '' });
    }
    form.setErrors(byField);
    setErrors(others);
  });
  const dirty = Object.keys(changesOf(before, form.values)).length > 0;
  return { form, submit, busy, errors, dirty };
}

function Size({ form }: { form: Form }) {
  const { t } = useTranslation('companies');
  const { currency } = form.values;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NumberField
        label={t('facts.revenue')}
        rule={revenueIn(currency)}
        hideControls
        {...form.getInputProps('revenue')}
      />
      <Select
        searchable
        allowDeselect={false}
        label={t('facts.currency')}
        data={useCurrencies()}
        {...form.getInputProps('currency')}
      />
      <TextInput
        label={t('facts.industry')}
        maxLength={100}
        autoComplete="off"
        {...form.getInputProps('industry')}
      />
      <NumberField
        label={t('facts.employees')}
        rule={EMPLOYEES}
        hideControls
        {...form.getInputProps('employees')}
      />
      <TextInput
        type="date"
        label={t('facts.customerSince')}
        {...form.getInputProps('customerSince')}
      />
      <TextInput type="date" label={t('facts.renewsOn')} {...form.getInputProps('renewsOn')} />
    </SimpleGrid>
  );
}

function Gifts({ form }: { form: Form }) {
  const { t } = useTranslation('companies');
  const words = (of: 'gifts' | 'publicSector') =>
    WORDS.map((value) => ({ value, label: t(`facts.${of}.${value}`) }));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        label={t('facts.publicSector.label')}
        data={words('publicSector')}
        {...form.getInputProps('publicSector')}
      />
      <NativeSelect
        label={t('facts.gifts.label')}
        description={t('facts.gifts.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={words('gifts')}
        {...form.getInputProps('giftsAllowed')}
      />
    </SimpleGrid>
  );
}

/** Everything that staff can say of a company, but for its kind. */
export default function FactsForm(props: FactsFormProps) {
  const { company, staff, onDone } = props;
  const { t } = useTranslation('companies');
  const { form, submit, busy, errors, dirty } = useFacts(props);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormErrors errors={[...errors]} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            searchable
            clearable
            label={t('facts.owner')}
            placeholder={t('facts.nobody')}
            data={useOwners(company, staff)}
            {...form.getInputProps('ownerId')}
          />
          <Select
            searchable
            clearable
            label={t('facts.country')}
            placeholder={t('facts.noCountry')}
            data={useCountries()}
            {...form.getInputProps('country')}
          />
        </SimpleGrid>
        <Size form={form} />
        <Textarea
          autosize
          minRows={2}
          label={t('facts.domains')}
          description={t('facts.domainsHint')}
          {...form.getInputProps('domains')}
        />
        <Gifts form={form} />
        <Group>
          <Button type="submit" loading={busy} disabled={!dirty}>
            {t('facts.save')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('facts.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import {
  Alert,
  Button,
  ColorInput,
  NativeSelect,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import { IconRefresh, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toLanguage, LANGUAGES } from '../../i18n/languages.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { useRefreshViewer } from '../../platform/viewer.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { NumberField } from '../../ui/forms/number-field.js';
import { useCurrencies } from '../../ui/forms/use-currencies.js';
import { Panel } from '../../ui/panel.js';
import { ChangeSettings, type SettingsRow, type StaffMember } from './settings-query.js';
import { NUMBERS, useSettingsForm, type SettingsFormState } from './settings-values.js';

const LOCALES = ['en', 'ja', 'id', 'zh_CN'] as const;
const AFTER_LEAVING = ['KEEP_UNTIL_EXPIRY', 'KEEP_90_DAYS'] as const;
const POLICIES = ['ONLY_PENDING', 'WITHIN_BALANCE', 'DEBT'] as const;

interface GeneralProps {
  form: SettingsFormState;
  contact: string | undefined;
  staff: readonly StaffMember[];
}

function General({ form, contact, staff }: GeneralProps) {
  const { t } = useTranslation('administration');
  const currencies = useCurrencies();
  return (
    <Panel title={t('settings.general')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('settings.name')}
          withAsterisk
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <ColorInput
          label={t('settings.color')}
          description={t('settings.colorHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          size="md"
          format="hex"
          eyeDropperButtonProps={{ 'aria-label': t('settings.color') }}
          {...form.getInputProps('color')}
        />
        <NativeSelect
          label={t('settings.locale')}
          description={t('settings.localeHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={LOCALES.map((value) => ({ value, label: LANGUAGES[toLanguage(value)] }))}
          {...form.getInputProps('locale')}
        />
        <Select
          label={t('settings.timeZone')}
          description={t('settings.timeZoneHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          searchable
          allowDeselect={false}
          limit={50}
          size="md"
          data={Intl.supportedValuesOf('timeZone')}
          {...form.getInputProps('timeZone')}
        />
        <Select
          label={t('settings.currency')}
          searchable
          allowDeselect={false}
          limit={50}
          size="md"
          data={currencies}
          {...form.getInputProps('currency')}
        />
        <NativeSelect
          label={t('settings.contact')}
          description={t('settings.contactHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={[
            {
              value: '',
              label: contact
                ? t('settings.contactKeep', { name: contact })
                : t('settings.contactNone'),
            },
            ...staff.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...form.getInputProps('contactMembershipId')}
        />
      </SimpleGrid>
    </Panel>
  );
}

function Counting({ form }: { form: SettingsFormState }) {
  const { t } = useTranslation('administration');
  const hints: Partial<Record<keyof typeof NUMBERS, { description: string }>> = {
    conversionWindowDays: { description: t('settings.windowHint') },
    willingYears: { description: t('settings.willingYearsHint') },
  };
  const number = (field: keyof typeof NUMBERS) => (
    <NumberField
      label={t(`settings.${field}`)}
      rule={NUMBERS[field]}
      {...hints[field]}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...form.getInputProps(field)}
    />
  );
  return (
    <>
      <Panel title={t('settings.counting')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {number('conversionWindowDays')}
          {number('firstContactDays')}
        </SimpleGrid>
      </Panel>
      <Panel title={t('settings.paying')}>
        <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: 'end' }}>
          {number('conversionPoints')}
          {number('lateWinPoints')}
          {number('assistPoints')}
        </SimpleGrid>
        <NativeSelect
          label={t('settings.returnPolicy')}
          data={POLICIES.map((value) => ({ value, label: t(`settings.policy.${value}`) }))}
          {...form.getInputProps('returnPolicy')}
        />
        <NativeSelect
          label={t('settings.pointsAfterLeaving')}
          description={t('settings.pointsAfterLeavingHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={AFTER_LEAVING.map((value) => ({
            value,
            label: t(`settings.afterLeaving.${value}`),
          }))}
          {...form.getInputProps('pointsAfterLeaving')}
        />
      </Panel>
      <Panel title={t('settings.profiles')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>{number('willingYears')}</SimpleGrid>
      </Panel>
    </>
  );
}

function Conflict({ onReload }: { onReload: () => void }) {
  const { t } = useTranslation('administration');
  return (
    <Alert
      role="alert"
      color="honey"
      title={t('settings.conflict')}
      icon={<IconUsers aria-hidden />}
    >
      <Stack gap="sm" align="flex-start">
        {t('settings.conflictBody')}
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          onClick={onReload}
        >
          {t('settings.load')}
        </Button>
      </Stack>
    </Alert>
  );
}

interface SettingsFormProps {
  program: SettingsRow;
  /** Who can be the person to talk to. */
  staff: readonly StaffMember[];
  onReload: () => void;
}

/** Programme settings. Of two admins at once the second gets a message; nothing is overwritten. */
export default function SettingsForm({ program, staff, onReload }: SettingsFormProps) {
  const { t } = useTranslation(['administration', 'common']);
  const refusals = useRefusal();
  const refresh = useRefreshViewer();
  const form = useSettingsForm(program);
  const [version, setVersion] = useState(program.version);
  const [contact, setContact] = useState(program.contact?.name);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [stale, setStale] = useState(false);
  const [change, busy] = useKeyedVerb(ChangeSettings);
  const submit = form.onSubmit(async ({ contactMembershipId, ...values }) => {
    setErrors([]);
    const result = await change({
      ...values,
      version,
      contactMembershipId: contactMembershipId || null,
    });
    if (!result) return;
    if (isUserError(result)) {
      setStale(result.code === 'STALE_VERSION');
      const sorted = refusals.sort(result, Object.keys(form.values));
      form.setErrors(sorted.byField);
      if (result.code !== 'STALE_VERSION') setErrors(sorted.others);
      return;
    }
    if (result.__typename !== 'Program') return;
    setVersion(result.version);
    setContact(result.contact?.name);
    form.setFieldValue('contactMembershipId', '');
    form.resetDirty();
    refresh();
    void toast({ title: t('settings.saved'), tone: 'good' });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        {stale && <Conflict onReload={onReload} />}
        <FormErrors errors={errors} />
        <General form={form} contact={contact} staff={staff} />
        <Counting form={form} />
        <div>
          <Button type="submit" size="md" loading={busy}>
            {t('common:save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

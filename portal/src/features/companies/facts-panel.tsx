import { Button, Group, NativeSelect, Select, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTRIES } from '../../../../src/kernel/country.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import { ChangeCompany, type CompanyRow } from './company-query.js';

/** What is said of something: yes, no, or nothing at all. */
type Word = 'YES' | 'NO' | 'NONE';
const WORDS: readonly Word[] = ['NONE', 'YES', 'NO'];

const wordOf = (said: boolean | null): Word => (said === null ? 'NONE' : said ? 'YES' : 'NO');
const saidBy = (word: Word): boolean | null => (word === 'NONE' ? null : word === 'YES');

interface Values {
  country: string | null;
  gifts: Word;
  publicSector: Word;
}

const valuesOf = ({ country, giftsAllowed, publicSector }: CompanyRow): Values => ({
  country,
  gifts: wordOf(giftsAllowed),
  publicSector: wordOf(publicSector),
});

/** Only what the reader changed is sent: the rest stays as a colleague may have made it. */
function changesOf(company: CompanyRow, { country, gifts, publicSector }: Values) {
  const before = valuesOf(company);
  return {
    ...(country !== before.country && { country }),
    ...(gifts !== before.gifts && { giftsAllowed: saidBy(gifts) }),
    ...(publicSector !== before.publicSector && { publicSector: saidBy(publicSector) }),
  };
}

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

function useFacts(company: CompanyRow) {
  const { t } = useTranslation('companies');
  const refusals = useRefusal();
  const [values, setValues] = useState(valuesOf(company));
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [change, busy] = useKeyedVerb(ChangeCompany);
  const changes = changesOf(company, values);
  const save = async () => {
    setErrors([]);
    const { id: companyId, version } = company;
    const answer = await change({ companyId, version, ...changes });
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusals.sort(answer, []).others);
    else await toast({ title: t('facts.saved'), tone: 'good' });
  };
  const set = (changed: Partial<Values>) => {
    setValues({ ...values, ...changed });
  };
  return { values, set, save, busy, errors, dirty: Object.keys(changes).length > 0 };
}

/** Where it is, whether it is of the public sector, and whether its people may receive gifts. */
export default function FactsPanel({ company }: { company: CompanyRow }) {
  const { t } = useTranslation('companies');
  const { values, set, save, busy, errors, dirty } = useFacts(company);
  const words = (of: 'gifts' | 'publicSector') =>
    WORDS.map((value) => ({ value, label: t(`facts.${of}.${value}`) }));
  return (
    <Panel title={t('facts.title')}>
      <Text>{t(company.allowsGifts ? 'facts.allows' : 'facts.forbids')}</Text>
      <Stack gap="md">
        <FormErrors errors={[...errors]} />
        <Select
          searchable
          clearable
          label={t('facts.country')}
          placeholder={t('facts.noCountry')}
          data={useCountries()}
          value={values.country}
          onChange={(country) => {
            set({ country });
          }}
        />
        <NativeSelect
          label={t('facts.publicSector.label')}
          data={words('publicSector')}
          value={values.publicSector}
          onChange={({ currentTarget }) => {
            set({ publicSector: currentTarget.value as Word });
          }}
        />
        <NativeSelect
          label={t('facts.gifts.label')}
          description={t('facts.gifts.hint')}
          data={words('gifts')}
          value={values.gifts}
          onChange={({ currentTarget }) => {
            set({ gifts: currentTarget.value as Word });
          }}
        />
        <Group>
          <Button variant="default" loading={busy} disabled={!dirty} onClick={() => void save()}>
            {t('facts.save')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}

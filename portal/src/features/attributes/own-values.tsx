import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useStaff } from '../../platform/use-staff.js';
import { Facts } from '../../ui/figures/facts.js';
import { Panel } from '../../ui/panel.js';
import { OwnValues as Own } from './attribute-query.js';
import { useValueText } from './use-value-text.js';

/** What the programme notes of an advocate and shows them; nothing where nothing is noted. */
export default function OwnValues() {
  const { t } = useTranslation('attributes');
  const textOf = useValueText();
  const staff = useStaff();
  const [{ data }] = useQuery({ query: Own });
  const facts = (data?.me?.attributes ?? [])
    .filter(({ attribute }) => !staff || attribute.shownToAdvocates)
    .map((value) => ({ label: value.attribute.name, value: textOf(value) }))
    .filter(({ value }) => value !== null);
  if (facts.length === 0) return null;
  return (
    <Panel title={t('own.title')}>
      <Text c="dimmed">{t('own.lead')}</Text>
      <Facts facts={facts} />
    </Panel>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../ui/figures/facts.js';
import { MoneyAmount } from '../../ui/formats/amounts.js';
import { useFormats } from '../../ui/formats/format.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { Panel } from '../../ui/panel.js';
import { ListSkeleton } from '../../ui/states/states.js';
import type { CompanyRow, StaffChoice } from './company-query.js';

/** Its lists of countries and currencies are large. */
const FactsForm = lazyPart(() => import('./facts-form.js'));

const orNull = <Value,>(value: Value | null, text: (value: Value) => ReactNode): ReactNode =>
  value === null ? null : text(value);

/** What somebody said of the company, each where anybody did. */
function useKnown(company: CompanyRow): { label: string; value: ReactNode }[] {
  const { t } = useTranslation('companies');
  const formats = useFormats();
  const ownerText = ({ name, isStaff }: NonNullable<CompanyRow['owner']>) =>
    isStaff ? name : t('facts.left', { name });
  const facts = [
    ['facts.owner', orNull(company.owner, ownerText)],
    ['facts.country', orNull(company.country, formats.country)],
    ['facts.industry', company.industry],
    ['facts.employees', orNull(company.employees, formats.number)],
    ['facts.revenue', orNull(company.revenue, (money) => <MoneyAmount money={money} />)],
    ['facts.customerSince', orNull(company.customerSince, formats.day)],
    ['facts.renewsOn', orNull(company.renewsOn, formats.day)],
    ['facts.domains', company.domains.length > 0 ? company.domains.join(', ') : null],
    ['facts.externalId', company.externalId],
    [
      'facts.publicSector.label',
      orNull(company.publicSector, (is) => t(`facts.publicSector.${is ? 'YES' : 'NO'}`)),
    ],
  ] as const;
  return facts
    .filter(([, value]) => value !== null)
    .map(([label, value]) => ({ label: t(label), value }));
}

function Known({ company }: { company: CompanyRow }) {
  const { t } = useTranslation('companies');
  const known = useKnown(company);
  return known.length > 0 ? <Facts facts={known} /> : <Text c="dimmed">{t('facts.none')}</Text>;
}

interface FactsPanelProps {
  company: CompanyRow;
  staff: readonly StaffChoice[];
}

/** Who looks after it, where it is, what it brings in, and whether its people may receive gifts. */
export function FactsPanel({ company, staff }: FactsPanelProps) {
  const { t } = useTranslation('companies');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Panel title={t('facts.title')}>
      {opened ? (
        <Suspense fallback={<ListSkeleton rows={3} />}>
          <FactsForm
            key={`${company.id} ${String(company.version)}`}
            company={company}
            staff={staff}
            onDone={close}
          />
        </Suspense>
      ) : (
        <>
          <Known company={company} />
          <Text>{t(company.allowsGifts ? 'facts.allows' : 'facts.forbids')}</Text>
          <Group>
            <Button variant="default" onClick={open}>
              {t('facts.change')}
            </Button>
          </Group>
        </>
      )}
    </Panel>
  );
}

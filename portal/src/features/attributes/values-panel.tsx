import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../ui/figures/facts.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { Panel } from '../../ui/panel.js';
import type { ValueRow } from './attribute-query.js';
import { useValueText } from './use-value-text.js';
import type { ValuesFormProps } from './values-form.js';

const ValuesForm = lazyPart(() => import('./values-form.js'));

interface ValuesPanelProps extends Pick<ValuesFormProps, 'values' | 'busy'> {
  /** Absent for who may not change them. */
  onSave: ValuesFormProps['onSave'] | undefined;
}

function Shown({ values }: { values: readonly ValueRow[] }) {
  const { t } = useTranslation('attributes');
  const textOf = useValueText();
  const facts = values.map((value) => ({ label: value.attribute.name, value: textOf(value) }));
  if (facts.every(({ value }) => value === null)) return <Text c="dimmed">{t('noValue')}</Text>;
  return <Facts facts={facts} />;
}

/** What the programme notes of somebody; nothing where it defines no attribute. */
export function ValuesPanel({ values, busy, onSave }: ValuesPanelProps) {
  const { t } = useTranslation('attributes');
  const [opened, { open, close }] = useDisclosure(false);
  if (values.length === 0) return null;
  return (
    <Panel title={t('title')}>
      {onSave && opened ? (
        <Suspense>
          <ValuesForm values={values} busy={busy} onSave={onSave} onDone={close} />
        </Suspense>
      ) : (
        <>
          <Shown values={values} />
          {onSave && (
            <Group>
              <Button size="sm" variant="default" onClick={open}>
                {t('change')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Panel>
  );
}

import { Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Inspection, KindRow } from './imports-query.js';
import classes from './imports.module.css';
import { useImportTexts } from './use-import-texts.js';

interface ColumnRowProps {
  column: Inspection['columns'][number];
  kind: KindRow;
  field: string | null;
  onChange: (field: string | null) => void;
}

/** One column of the file, what it holds, and what it is here. */
export function ColumnRow({ column, kind, field, onChange }: ColumnRowProps) {
  const { t } = useTranslation('imports');
  const texts = useImportTexts();
  return (
    <div className={classes.column}>
      <div>
        <Text fw={600} className={classes.samples}>
          {column.name}
        </Text>
        <Text size="sm" c="dimmed" className={classes.samples}>
          {column.samples.length === 0 ? t('noValues') : column.samples.join(' · ')}
        </Text>
      </div>
      <Select
        aria-label={t('columnIs', { column: column.name })}
        data={kind.fields.map(({ name }) => ({
          value: name,
          label: texts.field(kind, name),
        }))}
        value={field}
        onChange={onChange}
        placeholder={t('leftOut')}
        disabled={column.isRepeated}
        description={column.isRepeated ? t('repeated') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        clearable
        clearButtonProps={{ 'aria-label': t('leaveOut', { column: column.name }) }}
      />
    </div>
  );
}

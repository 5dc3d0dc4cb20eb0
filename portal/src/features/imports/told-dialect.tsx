import { useTranslation } from 'react-i18next';
import { Facts } from '../../ui/figures/facts.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import type { Inspection } from './imports-query.js';

const DELIMITERS: Readonly<Record<string, 'comma' | 'semicolon' | 'tab' | 'bar'>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

/** R-D1: how the file is written is found out, and told. */
export function ToldDialect({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const { delimiter, encoding, headerRow, rowsSeen, isWhole, columns } = inspection;
  const known = DELIMITERS[delimiter ?? ''];
  return (
    <Panel title={t('dialect.title')}>
      <Facts
        facts={[
          {
            label: t('dialect.rows'),
            value: isWhole
              ? formats.number(rowsSeen)
              : t('dialect.atLeast', { rows: formats.number(rowsSeen) }),
          },
          { label: t('dialect.columns'), value: formats.number(columns.length) },
          {
            label: t('dialect.delimiter'),
            value: known ? t(`dialect.${known}`) : `“${delimiter ?? ''}”`,
          },
          { label: t('dialect.encoding'), value: (encoding ?? '').toUpperCase() },
          {
            label: t('dialect.header'),
            value: headerRow > 1 ? t('dialect.headerRow', { row: headerRow }) : null,
          },
        ]}
      />
    </Panel>
  );
}

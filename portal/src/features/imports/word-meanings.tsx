import { Select, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import type { Inspection, KindRow } from './imports-query.js';
import { withMeaning, wordsToMap, type MappingDraft } from './mapping-draft.js';
import { useImportTexts } from './use-import-texts.js';

interface MeaningsProps {
  kind: KindRow;
  inspection: Inspection;
  draft: MappingDraft;
  onChange: (draft: MappingDraft) => void;
}

/** What the words of the file mean, where a field has a closed list. */
export function WordMeanings({ kind, inspection, draft, onChange }: MeaningsProps) {
  const { t } = useTranslation('imports');
  const texts = useImportTexts();
  return wordsToMap(kind, draft, inspection).map(({ field, words, choices }) => (
    <Panel key={field} title={t('meanings.title', { field: texts.field(kind, field) })}>
      <Text>{t('meanings.lead')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {words.map((word) => (
          <Select
            key={word}
            label={word}
            data={choices.map((value) => ({ value, label: texts.word(value) }))}
            value={draft.meanings[field]?.[word] ?? null}
            placeholder={t('meanings.none')}
            onChange={(meaning) => {
              if (meaning !== null) onChange(withMeaning(draft, field, word, meaning));
            }}
          />
        ))}
      </SimpleGrid>
    </Panel>
  ));
}

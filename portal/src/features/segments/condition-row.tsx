import { ActionIcon, NativeSelect, Select, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ConditionValue } from './condition-value.js';
import classes from './segments.module.css';
import { newCondition, withOperator, type DraftCondition, type Operator } from './rule-draft.js';
import type { TraitRow } from './segments-query.js';
import { useTraitTexts } from './use-trait-texts.js';

interface ConditionRowProps {
  traits: readonly TraitRow[];
  condition: DraftCondition;
  /** What the server found wrong with it. */
  problem: string | undefined;
  /** null: it is removed. */
  onChange: (condition: DraftCondition | null) => void;
}

/** The traits under the names of their areas, in the order of the server. */
function useTraitOptions(traits: readonly TraitRow[]) {
  const { traitName, area } = useTraitTexts(traits);
  return useMemo(() => {
    const areas = new Map<string, { value: string; label: string }[]>();
    for (const { name } of traits) {
      const items = areas.get(area(name)) ?? [];
      areas.set(area(name), [...items, { value: name, label: traitName(name) }]);
    }
    return [...areas].map(([group, items]) => ({ group, items }));
  }, [traits, traitName, area]);
}

/** One question: what is asked, how, and what it compares with. */
export function ConditionRow({ traits, condition, problem, onChange }: ConditionRowProps) {
  const { t } = useTranslation('segments');
  const options = useTraitOptions(traits);
  const trait = traits.find(({ name }) => name === condition.trait);
  return (
    <div className={classes.condition}>
      <Select
        searchable
        allowDeselect={false}
        aria-label={t('traitLabel')}
        data={options}
        value={trait ? condition.trait : null}
        error={trait ? undefined : t('gone')}
        onChange={(name) => {
          const chosen = traits.find((each) => each.name === name);
          if (chosen) onChange({ ...newCondition(chosen), key: condition.key });
        }}
      />
      {trait && (
        <NativeSelect
          aria-label={t('operatorLabel')}
          data={trait.operators.map((value) => ({ value, label: t(`operator.${value}`) }))}
          value={condition.operator}
          onChange={({ currentTarget }) => {
            const operator = currentTarget.value as Operator;
            onChange(withOperator(condition, operator, trait.type));
          }}
        />
      )}
      <div className={classes.value}>
        {trait && (
          <ConditionValue trait={trait} condition={condition} error={problem} onChange={onChange} />
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('removeCondition')}
        onClick={() => {
          onChange(null);
        }}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** The word that stands between conditions or groups. */
export function Between({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed" className={classes.between}>
      {children}
    </Text>
  );
}

import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isSurveyDay,
  MAX_CONDITIONS,
  MAX_DECIMALS,
  NPS_MAX,
  OTHER,
  TESTS,
  type ConditionTest,
} from '../../../../../src/features/surveys/survey-limits.rules.js';
import type {
  Condition,
  Question,
} from '../../../../../src/features/surveys/survey-question.rules.js';
import { NumberField } from '../../../ui/forms/number-field.js';
import { readText } from '../survey-words.js';
import { useSurveyEditing, type QuestionProps } from './editing-context.js';
import classes from './survey-editor.module.css';

type Value = Condition['value'];

const BEGINNINGS: Partial<Record<Question['kind'], Value>> = {
  scale: 1,
  nps: 6,
  number: 0,
  date: '2027-01-01',
};

/** A first value that suits a test of a question. */
function beginningOf(asked: Question, test: ConditionTest): Value {
  if (test === 'answered') return true;
  if ('options' in asked) return asked.options[0]?.id ?? OTHER;
  return BEGINNINGS[asked.kind] ?? true;
}

function conditionOn(asked: Question): Condition {
  const test = TESTS[asked.kind][0] ?? 'answered';
  return { question: asked.id, test, value: beginningOf(asked, test) };
}

/** The questions before this one, in their order, with their numbers. */
function useEarlier(question: Question): { asked: Question; label: string }[] {
  const { t } = useTranslation('survey-editor');
  const { survey, language, main } = useSurveyEditing();
  const all = survey.pages.flatMap(({ questions }) => questions);
  return all.slice(0, all.indexOf(question)).map((asked, place) => ({
    asked,
    label: t('condition.question', {
      number: place + 1,
      text: readText(asked.text, { language, main }).text || t('untitled'),
    }),
  }));
}

interface ValueProps {
  asked: Question;
  condition: Condition;
  onValue: (value: Value) => void;
}

function ValueField({ asked, condition, onValue }: ValueProps) {
  const { t } = useTranslation('survey-editor');
  const { language, main } = useSurveyEditing();
  const label = t('condition.value');
  const { value } = condition;
  if (condition.test === 'answered') {
    return (
      <NativeSelect
        aria-label={label}
        value={String(value)}
        data={[
          { value: 'true', label: t('condition.given') },
          { value: 'false', label: t('condition.notGiven') },
        ]}
        onChange={(event) => {
          onValue(event.currentTarget.value === 'true');
        }}
      />
    );
  }
  if (asked.kind === 'single' || asked.kind === 'multiple') {
    const options = asked.options.map(({ id, text }) => ({
      value: id,
      label: readText(text, { language, main }).text || t('untitled'),
    }));
    return (
      <NativeSelect
        aria-label={label}
        value={String(value)}
        data={[...options, ...(asked.other ? [{ value: OTHER, label: t('otherOption') }] : [])]}
        onChange={(event) => {
          onValue(event.currentTarget.value);
        }}
      />
    );
  }
  if (asked.kind === 'date') {
    return (
      <TextInput
        type="date"
        aria-label={label}
        value={isSurveyDay(String(value)) ? String(value) : ''}
        onChange={(event) => {
          onValue(event.currentTarget.value);
        }}
      />
    );
  }
  return <NumberValue asked={asked} value={value} label={label} onValue={onValue} />;
}

function NumberValue(
  props: Pick<ValueProps, 'asked' | 'onValue'> & { value: Value; label: string },
) {
  const { asked, value, onValue } = props;
  // While it is written it may be no number yet ("-"): the value follows where it is one.
  const [typed, setTyped] = useState<number | string>(typeof value === 'number' ? value : '');
  const range = asked.kind === 'scale' ? asked.scale : { min: 0, max: NPS_MAX };
  return (
    <NumberField
      aria-label={props.label}
      w="6rem"
      rule={
        asked.kind === 'number'
          ? { decimals: MAX_DECIMALS }
          : { least: range.min, most: range.max, isNeeded: true }
      }
      value={typed}
      onChange={(next) => {
        setTyped(next);
        if (next !== '' && Number.isFinite(Number(next))) onValue(Number(next));
      }}
    />
  );
}

interface RowProps {
  condition: Condition;
  earlier: readonly { asked: Question; label: string }[];
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function ConditionRow({ condition, earlier, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('survey-editor');
  const asked = earlier.find((each) => each.asked.id === condition.question)?.asked;
  return (
    <Group gap="xs" align="flex-end" className={classes.condition}>
      <NativeSelect
        aria-label={t('condition.which')}
        className={classes.grow}
        error={asked ? undefined : t('problem.later')}
        value={asked ? condition.question : ''}
        data={[
          ...(asked ? [] : [{ value: '', label: t('condition.choose') }]),
          ...earlier.map((each) => ({ value: each.asked.id, label: each.label })),
        ]}
        onChange={(event) => {
          const next = earlier.find((each) => each.asked.id === event.currentTarget.value)?.asked;
          if (next) onChange(conditionOn(next));
        }}
      />
      {asked && (
        <>
          <NativeSelect
            aria-label={t('condition.test')}
            value={condition.test}
            data={TESTS[asked.kind].map((test) => ({ value: test, label: t(`test.${test}`) }))}
            onChange={(event) => {
              const test = event.currentTarget.value as ConditionTest;
              const sameValue = test !== 'answered' && condition.test !== 'answered';
              onChange({
                ...condition,
                test,
                value: sameValue ? condition.value : beginningOf(asked, test),
              });
            }}
          />
          <ValueField
            asked={asked}
            condition={condition}
            onValue={(value) => {
              onChange({ ...condition, value });
            }}
          />
        </>
      )}
      <ActionIcon color="clay.8" aria-label={t('condition.remove')} onClick={onRemove}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

/** How several conditions are combined. */
function Match({ question, onChange }: QuestionProps) {
  const { t } = useTranslation('survey-editor');
  const { visibleWhen } = question;
  if (!visibleWhen || visibleWhen.conditions.length < 2) return null;
  return (
    <NativeSelect
      aria-label={t('condition.match')}
      w="fit-content"
      value={visibleWhen.match}
      data={(['all', 'any'] as const).map((match) => ({
        value: match,
        label: t(`condition.${match}`),
      }))}
      onChange={(event) => {
        const match = event.currentTarget.value === 'any' ? 'any' : 'all';
        onChange({ ...question, visibleWhen: { ...visibleWhen, match } });
      }}
    />
  );
}

function AddCondition({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('survey-editor');
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={onAdd}
      >
        {t('condition.add')}
      </Button>
    </div>
  );
}

/** When a question is shown: always, or depending on earlier answers. */
export function ConditionFields({ question, onChange }: QuestionProps) {
  const { t } = useTranslation('survey-editor');
  const earlier = useEarlier(question);
  const { visibleWhen } = question;
  const conditions = visibleWhen?.conditions ?? [];
  const change = (next: Condition[]) => {
    const match = visibleWhen?.match ?? 'all';
    onChange({ ...question, visibleWhen: next.length > 0 ? { match, conditions: next } : null });
  };
  const first = earlier.at(-1)?.asked;
  const isFull = conditions.length >= MAX_CONDITIONS;
  if (!first && conditions.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-label={t('condition.title')}>
      <Text fw={600}>{t('condition.title')}</Text>
      {conditions.length === 0 && <Text size="sm">{t('condition.always')}</Text>}
      <Match question={question} onChange={onChange} />
      {conditions.map((condition, place) => (
        <ConditionRow
          key={`condition ${place}`}
          condition={condition}
          earlier={earlier}
          onChange={(next) => {
            change(conditions.with(place, next));
          }}
          onRemove={() => {
            change(conditions.toSpliced(place, 1));
          }}
        />
      ))}
      {first && !isFull && (
        <AddCondition
          onAdd={() => {
            change([...conditions, conditionOn(first)]);
          }}
        />
      )}
    </Stack>
  );
}

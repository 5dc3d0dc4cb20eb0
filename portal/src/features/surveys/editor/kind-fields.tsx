import { Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  MAX_ANSWER_LENGTH,
  MAX_COLUMNS,
  MAX_DECIMALS,
  MAX_FILES,
  MAX_OPTIONS,
  MAX_ROWS,
} from '../../../../../src/features/surveys/survey-limits.rules.js';
import type { QuestionOf } from '../../../../../src/features/surveys/survey-question.rules.js';
import { NumberField } from '../../../ui/forms/number-field.js';
import type { QuestionProps } from './editing-context.js';
import { PartList } from './part-list.js';
import { WordField } from './word-field.js';

interface LimitProps {
  label: string;
  value: number | null;
  min?: number;
  max?: number;
  decimals?: boolean;
  onChange: (value: number | null) => void;
}

/** A limit that may be left open. */
function Limit({ label, value, min, max, decimals = false, onChange }: LimitProps) {
  return (
    <NumberField
      label={label}
      rule={{ least: min, most: max, decimals: decimals ? MAX_DECIMALS : 0 }}
      w="10rem"
      value={value ?? ''}
      onChange={(next) => {
        onChange(next === '' || Number.isNaN(Number(next)) ? null : Number(next));
      }}
    />
  );
}

type Choice = QuestionOf<'single'> | QuestionOf<'multiple'>;

function ChoiceFields({ question, onChange }: QuestionProps<Choice>) {
  const { t } = useTranslation('survey-editor');
  return (
    <>
      <PartList
        of="option"
        parts={question.options}
        max={MAX_OPTIONS}
        onChange={(options) => {
          onChange({ ...question, options });
        }}
      />
      <Checkbox
        label={t('other')}
        description={t('otherHint')}
        checked={question.other}
        onChange={(event) => {
          onChange({ ...question, other: event.currentTarget.checked });
        }}
      />
      <Checkbox
        label={t('randomOrder')}
        description={t('randomOrderHint')}
        checked={question.randomOrder}
        onChange={(event) => {
          onChange({ ...question, randomOrder: event.currentTarget.checked });
        }}
      />
      {question.kind === 'multiple' && <CountLimits question={question} onChange={onChange} />}
    </>
  );
}

function CountLimits({ question, onChange }: QuestionProps<QuestionOf<'multiple'>>) {
  const { t } = useTranslation('survey-editor');
  const all = question.options.length + (question.other ? 1 : 0);
  return (
    <Group gap="lg">
      {(['min', 'max'] as const).map((end) => (
        <Limit
          key={end}
          label={t(`limit.choices.${end}`)}
          value={question.limits[end]}
          min={1}
          max={all}
          onChange={(value) => {
            onChange({ ...question, limits: { ...question.limits, [end]: value } });
          }}
        />
      ))}
    </Group>
  );
}

function ScaleFields({ question, onChange }: QuestionProps<QuestionOf<'scale'>>) {
  const { t } = useTranslation('survey-editor');
  const { scale } = question;
  const change = (part: Partial<typeof scale>) => {
    onChange({ ...question, scale: { ...scale, ...part } });
  };
  return (
    <>
      <Group gap="lg">
        <Limit
          label={t('limit.scale.min')}
          value={scale.min}
          min={0}
          max={1}
          onChange={(min) => {
            change({ min: min ?? 1 });
          }}
        />
        <Limit
          label={t('limit.scale.max')}
          value={scale.max}
          min={2}
          max={10}
          onChange={(max) => {
            change({ max: max ?? 5 });
          }}
        />
      </Group>
      {(['low', 'high'] as const).map((end) => (
        <WordField
          key={end}
          optional
          label={t(`scaleEnd.${end}`)}
          words={scale[end]}
          maxLength={60}
          onChange={(words) => {
            change({ [end]: words });
          }}
        />
      ))}
    </>
  );
}

function MatrixFields({ question, onChange }: QuestionProps<QuestionOf<'matrix'>>) {
  return (
    <>
      <PartList
        of="row"
        parts={question.rows}
        max={MAX_ROWS}
        onChange={(rows) => {
          onChange({ ...question, rows });
        }}
      />
      <PartList
        of="column"
        parts={question.columns}
        max={MAX_COLUMNS}
        onChange={(columns) => {
          onChange({ ...question, columns });
        }}
      />
    </>
  );
}

function TextFields({ question, onChange }: QuestionProps<QuestionOf<'text'>>) {
  const { t } = useTranslation('survey-editor');
  return (
    <Group gap="lg" align="flex-end">
      <Limit
        label={t('limit.characters')}
        value={question.limits.max}
        min={1}
        max={MAX_ANSWER_LENGTH}
        onChange={(max) => {
          onChange({ ...question, limits: { max: max ?? 1000 } });
        }}
      />
      <Checkbox
        mb="xs"
        label={t('long')}
        checked={question.long}
        onChange={(event) => {
          onChange({ ...question, long: event.currentTarget.checked });
        }}
      />
    </Group>
  );
}

function NumberFields({ question, onChange }: QuestionProps<QuestionOf<'number'>>) {
  const { t } = useTranslation('survey-editor');
  const { limits } = question;
  return (
    <Group gap="lg">
      {(['min', 'max'] as const).map((end) => (
        <Limit
          key={end}
          decimals
          label={t(`limit.number.${end}`)}
          value={limits[end]}
          onChange={(value) => {
            onChange({ ...question, limits: { ...limits, [end]: value } });
          }}
        />
      ))}
      <Limit
        label={t('limit.decimals')}
        value={limits.decimals}
        min={0}
        max={MAX_DECIMALS}
        onChange={(decimals) => {
          onChange({ ...question, limits: { ...limits, decimals: decimals ?? 0 } });
        }}
      />
    </Group>
  );
}

function DateFields({ question, onChange }: QuestionProps<QuestionOf<'date'>>) {
  const { t } = useTranslation('survey-editor');
  const { limits } = question;
  return (
    <Group gap="lg">
      {(['min', 'max'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          label={t(`limit.date.${end}`)}
          value={limits[end] ?? ''}
          onChange={(event) => {
            const day = event.currentTarget.value || null;
            onChange({ ...question, limits: { ...limits, [end]: day } });
          }}
        />
      ))}
    </Group>
  );
}

/** The fields of its kind beyond the words of a question. */
export function KindFields({ question, onChange }: QuestionProps) {
  const { t } = useTranslation('survey-editor');
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return <ChoiceFields question={question} onChange={onChange} />;
    case 'scale':
      return <ScaleFields question={question} onChange={onChange} />;
    case 'matrix':
      return <MatrixFields question={question} onChange={onChange} />;
    case 'text':
      return <TextFields question={question} onChange={onChange} />;
    case 'number':
      return <NumberFields question={question} onChange={onChange} />;
    case 'date':
      return <DateFields question={question} onChange={onChange} />;
    case 'file':
      return (
        <Limit
          label={t('limit.files')}
          value={question.limits.max}
          min={1}
          max={MAX_FILES}
          onChange={(max) => {
            onChange({ ...question, limits: { max: max ?? 1 } });
          }}
        />
      );
    case 'nps':
      return (
        <Stack gap={4}>
          <Text size="sm">{t('nps')}</Text>
        </Stack>
      );
  }
}

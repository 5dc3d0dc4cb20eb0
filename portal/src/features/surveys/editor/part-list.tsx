import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../../../src/features/surveys/survey-coherence.rules.js';
import { newPartId } from './edit-survey.js';
import classes from './survey-editor.module.css';
import { WordField } from './word-field.js';

interface Part {
  id: string;
  text: Words;
}

interface PartListProps {
  /** Names the parts: options, rows or columns. */
  of: 'option' | 'row' | 'column';
  parts: readonly Part[];
  max: number;
  onChange: (parts: Part[]) => void;
}

interface PartActsProps extends PartListProps {
  place: number;
}

function PartActs({ of, parts, place, onChange }: PartActsProps) {
  const { t } = useTranslation('survey-editor');
  const number = place + 1;
  const part = parts[place];
  if (!part) return null;
  const moveTo = (to: number) => {
    onChange(parts.toSpliced(place, 1).toSpliced(to, 0, part));
  };
  return (
    <Group gap={0} wrap="nowrap">
      <ActionIcon
        aria-label={t(`${of}.up`, { number })}
        disabled={place === 0}
        onClick={() => {
          moveTo(place - 1);
        }}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t(`${of}.down`, { number })}
        disabled={place === parts.length - 1}
        onClick={() => {
          moveTo(place + 1);
        }}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        color="clay.8"
        aria-label={t(`${of}.remove`, { number })}
        onClick={() => {
          onChange(parts.toSpliced(place, 1));
        }}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

/** Options, rows or columns: written, ordered, added and taken away. */
export function PartList(props: PartListProps) {
  const { of, parts, max, onChange } = props;
  const { t } = useTranslation('survey-editor');
  return (
    <Stack gap="xs" component="section" aria-label={t(`${of}.title`)}>
      <Text fw={600}>{t(`${of}.title`)}</Text>
      {parts.map((part, place) => (
        <Group key={part.id} gap="xs" wrap="nowrap" align="flex-end">
          <WordField
            label={t(`${of}.label`, { number: place + 1 })}
            words={part.text}
            maxLength={300}
            className={classes.grow}
            onChange={(text) => {
              onChange(parts.with(place, { ...part, text }));
            }}
          />
          <PartActs {...props} place={place} />
        </Group>
      ))}
      {parts.length < max && (
        <div>
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              onChange([...parts, { id: newPartId(of.slice(0, 1)), text: {} }]);
            }}
          >
            {t(`${of}.add`)}
          </Button>
        </div>
      )}
    </Stack>
  );
}

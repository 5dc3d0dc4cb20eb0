import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  QUESTION_KINDS,
  type QuestionKind,
} from '../../../../../src/features/surveys/survey-limits.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import { lazyPart } from '../../../ui/lazy-part.js';
import { readText } from '../survey-words.js';
import { ConditionFields } from './condition-fields.js';
import { asKind, dependentsOf, neighbourOf } from './edit-survey.js';
import { useSurveyEditing, type QuestionProps } from './editing-context.js';
import { KindFields } from './kind-fields.js';
import { KIND_ICONS } from './question-kinds.js';
import { moveButtonId, type QuestionActs } from './use-question-acts.js';
import classes from './survey-editor.module.css';
import { WordField } from './word-field.js';

/** Fetched when the dialog is first needed. */
const ConfirmDialog = lazyPart(() => import('../../../ui/dialogs/confirm-dialog.js'));

interface QuestionCardProps {
  question: Question;
  number: number;
  open: boolean;
  /** Texts that the language being written lacks, and what does not fit. */
  lacks: number;
  wrong: boolean;
  acts: QuestionActs;
}

function Moves({ question, number, acts }: QuestionCardProps) {
  const { t } = useTranslation('survey-editor');
  const { survey } = useSurveyEditing();
  const directions = [
    { by: -1, Arrow: IconArrowUp, label: t('move.up', { number }) },
    { by: 1, Arrow: IconArrowDown, label: t('move.down', { number }) },
  ] as const;
  return directions.map(({ by, Arrow, label }) => (
    <ActionIcon
      key={by}
      id={moveButtonId(question.id, by)}
      aria-label={label}
      disabled={neighbourOf(survey, question.id, by) === null}
      onClick={() => {
        acts.move(question.id, by);
      }}
    >
      <Arrow size={18} aria-hidden />
    </ActionIcon>
  ));
}

/** At once where nothing depends on the question; else after a warning of what will change. */
function Delete({ question, number, acts }: QuestionCardProps) {
  const { t } = useTranslation('survey-editor');
  const { survey } = useSurveyEditing();
  const [asked, setAsked] = useState(false);
  const count = dependentsOf(survey, question.id).length;
  const remove = () => {
    acts.remove(question.id);
  };
  if (count === 0) {
    return (
      <ActionIcon color="clay.8" aria-label={t('remove', { number })} onClick={remove}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    );
  }
  return (
    <>
      <ActionIcon
        color="clay.8"
        aria-label={t('remove', { number })}
        onClick={() => {
          setAsked(true);
        }}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
      {asked && (
        <Suspense>
          <ConfirmDialog
            opened
            danger
            question={t('removeQuestion', { number })}
            consequence={t('removeBody', { count })}
            confirmLabel={t('removeConfirm')}
            onConfirm={remove}
            onClose={() => {
              setAsked(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function Badges({ question, lacks, wrong }: QuestionCardProps) {
  const { t } = useTranslation('survey-editor');
  const { language, main } = useSurveyEditing();
  return (
    <Group gap={6}>
      {question.required && (
        <Badge variant="light" tt="none">
          {t('badge.required')}
        </Badge>
      )}
      {question.visibleWhen && (
        <Badge variant="light" color="dusk" tt="none">
          {t('badge.conditional')}
        </Badge>
      )}
      {lacks > 0 && (
        <Badge c="honey.8" bg="honey.1" tt="none">
          {t(language === main ? 'badge.missing' : 'badge.lacks', { count: lacks })}
        </Badge>
      )}
      {wrong && (
        <Badge c="clay.8" bg="clay.1" tt="none">
          {t('badge.wrong')}
        </Badge>
      )}
    </Group>
  );
}

function Body({ question, onChange }: QuestionProps) {
  const { t } = useTranslation('survey-editor');
  return (
    <Stack gap="md" className={classes.body}>
      <WordField
        label={t('field.text')}
        words={question.text}
        maxLength={500}
        onChange={(text) => {
          onChange({ ...question, text });
        }}
      />
      <WordField
        optional
        long
        label={t('field.help')}
        words={question.help}
        maxLength={1000}
        onChange={(help) => {
          onChange({ ...question, help });
        }}
      />
      <Group gap="xl" align="flex-end">
        <NativeSelect
          label={t('field.kind')}
          value={question.kind}
          data={QUESTION_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          onChange={(event) => {
            onChange(asKind(question, event.currentTarget.value as QuestionKind));
          }}
        />
        <Checkbox
          mb="xs"
          label={t('field.required')}
          checked={question.required}
          onChange={(event) => {
            onChange({ ...question, required: event.currentTarget.checked });
          }}
        />
      </Group>
      <KindFields question={question} onChange={onChange} />
      <ConditionFields question={question} onChange={onChange} />
    </Stack>
  );
}

function Head(props: QuestionCardProps) {
  const { question, number, open, acts } = props;
  const { t } = useTranslation('survey-editor');
  const { language, main } = useSurveyEditing();
  const text = readText(question.text, { language, main });
  const KindIcon = KIND_ICONS[question.kind];
  return (
    <div className={classes.head} draggable={!open} {...acts.dragged(question.id)}>
      <IconGripVertical size={18} aria-hidden className={classes.grip} />
      <div className={classes.grow}>
        <Title order={4} size="h4" lang={text.lang}>
          {t('heading', { number, text: text.text || t('untitled') })}
        </Title>
        <Group gap="xs" mt={4}>
          <Text size="sm" c="dimmed" className={classes.kind}>
            <KindIcon size={16} aria-hidden /> {t(`kind.${question.kind}`)}
          </Text>
          <Badges {...props} />
        </Group>
      </div>
    </div>
  );
}

/** One question: what it is at a glance, and everything about it once it is opened. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, number, open, acts } = props;
  const { t } = useTranslation('survey-editor');
  return (
    <li
      className={classes.card}
      data-wrong={props.wrong || undefined}
      {...acts.target(question.id)}
    >
      <Head {...props} />
      <Group gap={0} className={classes.acts}>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPencil size={16} aria-hidden />}
          aria-expanded={open}
          aria-label={t(open ? 'fold' : 'edit', { number })}
          onClick={() => {
            acts.open(open ? null : question.id);
          }}
        >
          {t(open ? 'foldShort' : 'editShort')}
        </Button>
        <Moves {...props} />
        <ActionIcon
          aria-label={t('duplicate', { number })}
          onClick={() => {
            acts.duplicate(question.id);
          }}
        >
          <IconCopy size={18} aria-hidden />
        </ActionIcon>
        <Delete {...props} />
      </Group>
      {open && <Body question={question} onChange={acts.change} />}
    </li>
  );
}

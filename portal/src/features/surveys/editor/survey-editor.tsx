import {
  Alert,
  Badge,
  Button,
  Group,
  Menu,
  Stack,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { IconLanguage, IconPlus, IconTrash, IconUserCheck } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { untranslated } from '../../../../../src/features/surveys/missing-in-survey.rules.js';
import {
  surveyProblems,
  type PartProblem,
} from '../../../../../src/features/surveys/survey-coherence.rules.js';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import {
  MAX_PAGES,
  MAX_QUESTIONS,
  QUESTION_KINDS,
} from '../../../../../src/features/surveys/survey-limits.rules.js';
import { LANGUAGES, type Language } from '../../../i18n/languages.js';
import { addPage, removePage, toggleLanguage } from './edit-survey.js';
import { SurveyEditingProvider, useSurveyEditing } from './editing-context.js';
import { QuestionCard } from './question-card.js';
import { KIND_ICONS } from './question-kinds.js';
import classes from './survey-editor.module.css';
import { useQuestionActs, type QuestionActs } from './use-question-acts.js';
import { WordField } from './word-field.js';

const ALL_LANGUAGES = Object.keys(LANGUAGES) as Language[];

function AddLanguage({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { t } = useTranslation('survey-editor');
  const { survey, onChange } = useSurveyEditing();
  const others = ALL_LANGUAGES.filter((each) => !survey.languages.includes(each));
  if (others.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconLanguage size={18} aria-hidden />}
        >
          {t('language.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            onClick={() => {
              onChange(toggleLanguage(survey, each));
              onLanguage(each);
            }}
          >
            {LANGUAGES[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The language being written: one tab each, with what it still lacks. */
function Languages({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { t } = useTranslation('survey-editor');
  const { survey, language, main, onChange } = useSurveyEditing();
  const name = useId();
  return (
    <Group gap="xs" align="center">
      <fieldset className={classes.languages}>
        <VisuallyHidden component="legend">{t('language.label')}</VisuallyHidden>
        {survey.languages.map((each) => {
          const lacks = untranslated(survey, each);
          return (
            <label key={each} className={classes.language}>
              <input
                type="radio"
                name={name}
                checked={each === language}
                onChange={() => {
                  onLanguage(each);
                }}
              />
              <span lang={each}>{LANGUAGES[each]}</span>
              {each === main && <span className={classes.main}>{t('language.main')}</span>}
              {lacks > 0 && (
                <Badge c="honey.8" bg="honey.1" tt="none">
                  {t(each === main ? 'badge.missing' : 'badge.lacks', { count: lacks })}
                </Badge>
              )}
            </label>
          );
        })}
      </fieldset>
      <AddLanguage onLanguage={onLanguage} />
      {language !== main && (
        <Button
          variant="subtle"
          color="clay"
          size="compact-md"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => {
            onChange(toggleLanguage(survey, language));
            onLanguage(main);
          }}
        >
          {t('language.remove', { language: LANGUAGES[language] })}
        </Button>
      )}
    </Group>
  );
}

function AddQuestion({ page, acts }: { page: number; acts: QuestionActs }) {
  const { t } = useTranslation('survey-editor');
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
          {t('add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {QUESTION_KINDS.map((kind) => {
          const KindIcon = KIND_ICONS[kind];
          return (
            <Menu.Item
              key={kind}
              leftSection={<KindIcon size={18} aria-hidden />}
              onClick={() => {
                acts.add(kind, page);
              }}
            >
              {t(`kind.${kind}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function Page({ place, from, acts }: { place: number; from: number; acts: QuestionActs }) {
  const { t } = useTranslation('survey-editor');
  const { survey, language, problems, onChange } = useSurveyEditing();
  const questions = survey.pages[place]?.questions ?? [];
  const count = survey.pages.flatMap((page) => page.questions).length;
  const isWrong = (question: number) =>
    problems.some(({ path }) => path[0] === 'pages' && path[1] === place && path[3] === question);
  return (
    <Stack gap="sm" component="section" aria-label={t('page.title', { number: place + 1 })}>
      <Group justify="space-between">
        <Title order={3} size="h4" c="dimmed">
          {t('page.title', { number: place + 1 })}
        </Title>
        {survey.pages.length > 1 && questions.length === 0 && (
          <Button
            variant="subtle"
            color="clay"
            size="compact-md"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => {
              onChange(removePage(survey, place));
            }}
          >
            {t('page.remove', { number: place + 1 })}
          </Button>
        )}
      </Group>
      {questions.length === 0 && <Text c="dimmed">{t('page.empty')}</Text>}
      <ol className={classes.cards}>
        {questions.map((question, index) => (
          <QuestionCard
            key={question.id}
            question={question}
            number={from + index}
            open={acts.opened === question.id}
            lacks={untranslated(
              { ...survey, pages: [{ id: 'p', questions: [question] }], thanks: {} },
              language,
            )}
            wrong={isWrong(index)}
            acts={acts}
          />
        ))}
      </ol>
      {count < MAX_QUESTIONS && (
        <div>
          <AddQuestion page={place} acts={acts} />
        </div>
      )}
    </Stack>
  );
}

function Pages({ acts }: { acts: QuestionActs }) {
  const { t } = useTranslation('survey-editor');
  const { survey, onChange } = useSurveyEditing();
  const froms = survey.pages.map(
    (_, place) => survey.pages.slice(0, place).flatMap(({ questions }) => questions).length + 1,
  );
  return (
    <>
      {survey.pages.map((page, place) => (
        <Page key={page.id} place={place} from={froms[place] ?? 1} acts={acts} />
      ))}
      {survey.pages.length < MAX_PAGES && (
        <div>
          <Button
            variant="subtle"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => {
              onChange(addPage(survey));
            }}
          >
            {t('page.add')}
          </Button>
        </div>
      )}
    </>
  );
}

interface SurveyEditorProps {
  survey: Survey;
  language: Language;
  onLanguage: (language: Language) => void;
  onChange: (survey: Survey) => void;
  /** The problems that the server found; contradictions are found here. */
  refused: readonly PartProblem[];
}

/** A survey being written: languages, questions as cards on their pages, the closing text. */
export function SurveyEditor({
  survey,
  onLanguage,
  onChange,
  refused,
  ...given
}: SurveyEditorProps) {
  const { t } = useTranslation('survey-editor');
  const main = survey.languages[0] ?? 'en';
  const language = survey.languages.includes(given.language) ? given.language : main;
  const problems = [...surveyProblems(survey), ...refused];
  const acts = useQuestionActs(survey, onChange);
  return (
    <SurveyEditingProvider value={{ survey, language, main, problems, onChange }}>
      <Stack gap="lg">
        <Alert color="dusk" icon={<IconUserCheck aria-hidden />}>
          {t('named')}
        </Alert>
        <Languages onLanguage={onLanguage} />
        <Pages acts={acts} />
        <VisuallyHidden role="status">{acts.said}</VisuallyHidden>
        <WordField
          optional
          long
          label={t('field.thanks')}
          words={survey.thanks}
          maxLength={1000}
          onChange={(thanks) => {
            onChange({ ...survey, thanks });
          }}
        />
      </Stack>
    </SurveyEditingProvider>
  );
}

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceFloppy, IconGavel, IconRefresh } from '@tabler/icons-react';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeptDraft } from '../../../platform/editing/kept-draft.js';
import type { Locale } from '../../../platform/editing/locales.js';
import { partWithTexts } from '../../../platform/part-with-texts.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { toLocale } from '../../../i18n/languages.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { useFormats } from '../../../ui/formats/format.js';
import { lazyPart } from '../../../ui/lazy-part.js';
import { ButtonLink, TextLink } from '../../../ui/link.js';
import { PageHeader } from '../../../ui/shell/page-header.js';
import { Status } from '../../../ui/states/status.js';
import type { StageEditings } from '../stages/stage-kind.js';
import { ChallengeHistory, ChallengeLife, isOver } from './challenge-life.js';
import { ChallengePreview } from './challenge-preview.js';
import { wrongLocale } from './challenge-values.js';
import classes from './editor.module.css';
import type { EditedChallengeRow, ReviewSiteRow } from './editor-query.js';
import { PublishChallenge } from './publish-challenge.js';
import { ReviewFields } from './review-fields.js';
import { DecidingFields, StageFields } from './stage-fields.js';
import { TemplatePanel } from './template-panel.js';
import { TextFields } from './text-fields.js';
import { useChallengeEditor } from './use-challenge-editor.js';

const AudiencePanel = lazyPart(() => import('../../audiences/audience-panel.js'));
const PicturePanel = partWithTexts(['pictures'], () => import('../../pictures/picture-panel.js'));

type Editor = ReturnType<typeof useChallengeEditor>;

function Acts({ editor }: { editor: Editor }) {
  const { t } = useTranslation('challenge-editor');
  const { challenge, busy } = editor;
  const live = challenge?.liveVersion ?? null;
  return (
    <Group gap="sm" className={classes.bar}>
      {challenge && isOver(challenge.status) ? (
        <Text c="dimmed">{t('over')}</Text>
      ) : (
        <>
          <Button
            leftSection={<IconDeviceFloppy size={18} aria-hidden />}
            loading={busy}
            onClick={() => void editor.save()}
          >
            {t(live === null ? 'save' : 'saveChange')}
          </Button>
          <PublishChallenge challenge={challenge} busy={busy} onPublish={editor.publish} />
        </>
      )}
      {challenge && <ChallengeLife challenge={challenge} editor={editor} />}
    </Group>
  );
}

function Refusal({ editor, onReload }: { editor: Editor; onReload: () => void }) {
  const { t } = useTranslation('challenge-editor');
  const { refused } = editor;
  if (refused.rule) {
    return (
      <Alert role="alert" color="clay" title={t('rule.title')} icon={<IconGavel aria-hidden />}>
        {refused.messages.map(({ message }) => message).join(' ')}
      </Alert>
    );
  }
  return (
    <>
      <FormErrors errors={refused.messages} />
      {refused.stale && (
        <div>
          <Button
            variant="default"
            leftSection={<IconRefresh size={18} aria-hidden />}
            onClick={onReload}
          >
            {t('reload')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Which version is live, and when it opens or ends. */
function useLead() {
  const { t } = useTranslation('challenge-editor');
  const formats = useFormats();
  return (challenge: EditedChallengeRow | null): string | undefined => {
    if (!challenge || challenge.liveVersion === null) return undefined;
    const { liveVersion: version, opensAt, closesAt, status } = challenge;
    const parts = [
      opensAt === null
        ? t('version', { version })
        : t('schedule.opensOn', { moment: formats.moment(opensAt) }),
      closesAt !== null &&
        !isOver(status) &&
        t('schedule.endsOn', { moment: formats.moment(closesAt) }),
    ];
    return parts.filter(Boolean).join(' · ');
  };
}

interface ToResultsProps {
  challenge: EditedChallengeRow;
  kinds: StageEditings;
}

/** The way to the answers of each stage that collects them, once there can be some. */
function ToResults({ challenge, kinds }: ToResultsProps) {
  const { t } = useTranslation('challenge-editor');
  const path = useProgramPath();
  if (challenge.liveVersion === null || challenge.status === 'SCHEDULED') return null;
  const pages = challenge.stages.flatMap(({ kind, number }) => {
    const page = kinds[kind].results?.(challenge.id, number);
    return page ? [{ number, page }] : [];
  });
  return pages.map(({ number, page }) => (
    <ButtonLink key={number} variant="default" to={path(...page)}>
      {t('answers', { number, count: pages.length })}
    </ButtonLink>
  ));
}

interface OfSavedProps {
  challenge: EditedChallengeRow;
  main: Locale;
  form: Editor['form'];
}

/** What is of no version (R-C1): its picture, and who sees it. */
function OfSaved({ challenge: { id, status }, main, form }: OfSavedProps) {
  const locales = form.values.translations.map((text) => text.locale);
  return (
    <Suspense>
      {status !== 'ARCHIVED' && (
        <PicturePanel of="CHALLENGE" id={id} main={main} locales={locales} />
      )}
      <AudiencePanel of="CHALLENGE" id={id} over={isOver(status)} />
    </Suspense>
  );
}

interface ChallengeEditorProps {
  challenge: EditedChallengeRow | null;
  kinds: StageEditings;
  /** The programme's language. */
  main: Locale;
  sites: readonly ReviewSiteRow[];
  onSaved: (challenge: EditedChallengeRow) => void;
  onReload: () => void;
}

/** A challenge being written, with what an advocate will see beside it. */
export function ChallengeEditor(props: ChallengeEditorProps) {
  const { t } = useTranslation('challenge-editor');
  const { kinds, main, sites } = props;
  const { language } = useFormats();
  const path = useProgramPath();
  const editor = useChallengeEditor(props);
  const { form, challenge } = editor;
  const [locale, setLocale] = useState<Locale>(main);
  const [seen, setSeen] = useState<Locale>(toLocale(language));
  const wrong = wrongLocale(form.errors, form.values);
  useEffect(() => {
    // A field that is marked must be in sight.
    if (wrong) setLocale(wrong === 'main' ? main : wrong);
  }, [wrong, main]);
  const leadOf = useLead();
  const siteName = sites.find((site) => site.key === form.values.reviewSite)?.name;
  return (
    <>
      <PageHeader
        above={
          <TextLink to={path('edit', 'challenges')} size="sm">
            ← {t('back')}
          </TextLink>
        }
        title={form.values.title || t(challenge ? 'untitled' : 'new')}
        lead={leadOf(challenge)}
        actions={
          challenge && (
            <>
              <ToResults challenge={challenge} kinds={kinds} />
              <Status of="challenge" status={challenge.status} size="lg" />
            </>
          )
        }
      />
      <div className={classes.editor}>
        <Stack gap="lg">
          <Refusal editor={editor} onReload={props.onReload} />
          <KeptDraft form={form} of="challenge" saved={challenge} />
          {!challenge && !form.isDirty() && <TemplatePanel form={form} kinds={kinds} main={main} />}
          <ReviewFields form={form} sites={sites} />
          <TextFields
            form={form}
            main={main}
            locale={locale}
            onLocale={(next) => {
              setLocale(next);
              setSeen(next);
            }}
          />
          <StageFields form={form} kinds={kinds} main={main} />
          <DecidingFields form={form} />
          <Acts editor={editor} />
          {challenge && <OfSaved challenge={challenge} main={main} form={form} />}
          <ChallengeHistory challenge={challenge} />
        </Stack>
        <ChallengePreview
          values={form.values}
          kinds={kinds}
          siteName={siteName}
          locale={seen}
          onLocale={setSeen}
        />
      </div>
    </>
  );
}

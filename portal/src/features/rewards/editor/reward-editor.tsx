import { Button, Group, Stack } from '@mantine/core';
import { IconDeviceFloppy, IconRefresh } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeptDraft } from '../../../platform/editing/kept-draft.js';
import type { Locale } from '../../../platform/editing/locales.js';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { partWithTexts } from '../../../platform/part-with-texts.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { toast } from '../../../platform/toast.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { toLocale } from '../../../i18n/languages.js';
import { useViewer } from '../../../platform/viewer.js';
import { ConfirmButton } from '../../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { useNumberProblem } from '../../../ui/forms/use-number-problem.js';
import { useFormats } from '../../../ui/formats/format.js';
import { lazyPart } from '../../../ui/lazy-part.js';
import { TextLink } from '../../../ui/link.js';
import { PageHeader } from '../../../ui/shell/page-header.js';
import type { UserError } from '../../../ui/forms/user-errors.js';
import { GiftCodes } from './gift-codes.js';
import classes from './reward-editor.module.css';
import { RewardSettings, RewardTexts } from './reward-fields.js';
import { RewardHistory } from './reward-history.js';
import { RewardPreview } from './reward-preview.js';
import { SaveReward, SetRewardStatus, type EditedRewardRow } from './reward-query.js';
import { RewardSupply } from './reward-supply.js';
import { RewardStatus } from './reward-status.js';
import {
  costIn,
  inputOf,
  NEW_REWARD,
  NUMBERS,
  valuesOf,
  type RewardValues,
} from './reward-values.js';
import { useEditForm } from '../../../ui/forms/use-edit-form.js';

const PicturePanel = partWithTexts(['pictures'], () => import('../../pictures/picture-panel.js'));
const AudiencePanel = lazyPart(() => import('../../audiences/audience-panel.js'));

const FIELDS = [
  'name',
  'description',
  'terms',
  'pricePoints',
  'unitCostMinor',
  'perAdvocateLimit',
  'fulfilment',
  'units',
  'needsApproval',
];

function useRewardForm(reward: EditedRewardRow | null, currency: string) {
  const { t } = useTranslation('reward-editor');
  const problemOf = useNumberProblem();
  const filled = (value: string) => (value.trim() === '' ? t('required') : null);
  return useEditForm<RewardValues>({
    initialValues: reward ? valuesOf(reward) : NEW_REWARD,
    validate: {
      name: filled,
      description: filled,
      units: (value, { fulfilment }) =>
        fulfilment === 'GIFT_CODE' ? null : problemOf(NUMBERS.units, value),
      pricePoints: (value) => problemOf(NUMBERS.pricePoints, value),
      perAdvocateLimit: (value) => problemOf(NUMBERS.perAdvocateLimit, value),
      unitCost: (value) => problemOf(costIn(currency), value),
      translations: { name: filled, description: filled },
    },
  });
}

function useRewardEditor(first: EditedRewardRow | null, onSaved: (id: string) => void) {
  const { t } = useTranslation('reward-editor');
  const refusals = useRefusal();
  const currency = useViewer().program.currency;
  const [reward, setReward] = useState(first);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [stale, setStale] = useState(false);
  const [saveVerb, saving] = useKeyedVerb(SaveReward);
  const [statusVerb, changing] = useKeyedVerb(SetRewardStatus);
  const moneyIn = reward?.unitCost?.currency ?? currency;
  const form = useRewardForm(first, moneyIn);

  const refuse = (refusal: UserError) => {
    if (refusal.code === 'NOT_PUBLISHABLE') {
      setErrors([{ message: t('codes.needed') }]);
      return;
    }
    const { byField, others } = refusals.sort(refusal, FIELDS);
    const { unitCostMinor, ...rest } = byField;
    form.setErrors({ ...rest, unitCost: unitCostMinor });
    setErrors(others);
    setStale(refusal.code === 'STALE_VERSION');
  };

  const take = (result: object | null): EditedRewardRow | null => {
    if (!result) return null;
    if (isUserError(result)) {
      refuse(result);
      return null;
    }
    setReward(result as EditedRewardRow);
    return result as EditedRewardRow;
  };

  const save = async () => {
    setErrors([]);
    if (form.validate().hasErrors) return;
    const { id = null, version = null } = reward ?? {};
    const saved = take(await saveVerb({ id, version, ...inputOf(form.values, moneyIn) }));
    if (!saved) return;
    form.resetDirty();
    void toast({ title: t('saved'), tone: 'good' });
    onSaved(saved.id);
  };

  const setStatus = async (status: 'LIVE' | 'PAUSED') => {
    if (!reward) return;
    setErrors([]);
    const { id, version } = reward;
    const changed = take(await statusVerb({ id, version, status }));
    if (changed && status === 'LIVE') void toast({ title: t('published'), tone: 'good' });
  };

  return {
    form,
    reward,
    setReward,
    errors,
    stale,
    save,
    setStatus,
    currency: moneyIn,
    busy: saving || changing,
  };
}

function Acts({ editor }: { editor: ReturnType<typeof useRewardEditor> }) {
  const { t } = useTranslation('reward-editor');
  const { reward, busy } = editor;
  return (
    <Group gap="sm">
      <Button
        size="md"
        leftSection={<IconDeviceFloppy size={18} aria-hidden />}
        loading={busy}
        onClick={() => void editor.save()}
      >
        {t('save')}
      </Button>
      {(reward?.status === 'DRAFT' || reward?.status === 'PAUSED') && (
        <Button
          size="md"
          variant="default"
          loading={busy}
          onClick={() => void editor.setStatus('LIVE')}
        >
          {t(reward.status === 'DRAFT' ? 'publish' : 'resume')}
        </Button>
      )}
      {reward?.status === 'LIVE' && (
        <ConfirmButton
          size="md"
          question={t('pauseQuestion')}
          consequence={t('pauseBody')}
          confirmLabel={t('pause')}
          onConfirm={() => editor.setStatus('PAUSED')}
        >
          {t('pause')}
        </ConfirmButton>
      )}
    </Group>
  );
}

interface RewardEditorProps {
  reward: EditedRewardRow | null;
  main: Locale;
  onSaved: (id: string) => void;
}

/** Codes are loaded onto what is saved, not onto what is chosen; a new one shows what comes next. */
function takesCodes(reward: EditedRewardRow | null, chosen: RewardValues): boolean {
  return (reward ?? chosen).fulfilment === 'GIFT_CODE';
}

interface OfSavedProps {
  reward: EditedRewardRow;
  main: Locale;
  form: ReturnType<typeof useRewardForm>;
}

/** What is chosen by itself, once there is a reward: its picture and who sees it; and its history. */
function OfSaved({ reward, main, form }: OfSavedProps) {
  const isOver = reward.status === 'ARCHIVED';
  const locales = form.values.translations.map((text) => text.locale);
  return (
    <>
      <Suspense>
        {!isOver && <PicturePanel of="REWARD" id={reward.id} main={main} locales={locales} />}
        <AudiencePanel of="REWARD" id={reward.id} over={isOver} />
      </Suspense>
      <RewardHistory reward={reward} />
    </>
  );
}

/** A reward being written, its codes, and what an advocate will see. */
export function RewardEditor({ reward: first, main, onSaved }: RewardEditorProps) {
  const { t } = useTranslation('reward-editor');
  const { language } = useFormats();
  const path = useProgramPath();
  const editor = useRewardEditor(first, onSaved);
  const { form, reward } = editor;
  const [locale, setLocale] = useState<Locale>(main);
  const [seen, setSeen] = useState<Locale>(toLocale(language));
  return (
    <>
      <PageHeader
        above={
          <TextLink to={path('edit', 'rewards')} size="sm">
            ← {t('back')}
          </TextLink>
        }
        title={form.values.name || t('new')}
        actions={reward && <RewardStatus status={reward.status} size="lg" />}
      />
      <div className={classes.editor}>
        <Stack gap="lg">
          <FormErrors errors={editor.errors} />
          <KeptDraft form={form} of="reward" saved={reward} />
          {editor.stale && (
            <div>
              <Button
                variant="default"
                leftSection={<IconRefresh size={18} aria-hidden />}
                onClick={() => {
                  window.location.reload();
                }}
              >
                {t('stale')}
              </Button>
            </div>
          )}
          <RewardTexts
            form={form}
            main={main}
            locale={locale}
            onLocale={(next) => {
              setLocale(next);
              setSeen(next);
            }}
          />
          <RewardSupply form={form} reward={reward} />
          <RewardSettings form={form} currency={editor.currency} />
          <Acts editor={editor} />
          {reward && <OfSaved reward={reward} main={main} form={form} />}
        </Stack>
        <div className={classes.side}>
          {takesCodes(reward, form.values) && (
            <GiftCodes reward={reward} onLoaded={editor.setReward} />
          )}
          <RewardPreview values={form.values} locale={seen} onLocale={setSeen} />
        </div>
      </div>
    </>
  );
}

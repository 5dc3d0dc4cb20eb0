import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconCircleCheck, IconUpload } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { Facts } from '../../../ui/figures/facts.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { useFormats } from '../../../ui/formats/format.js';
import { lazyPart } from '../../../ui/lazy-part.js';
import { Panel } from '../../../ui/panel.js';
import { LoadGiftCodes, type EditedRewardRow } from './reward-query.js';
import { codesIn } from './reward-values.js';
import { useUnsaved } from '../../../ui/forms/unsaved.js';

/** The API takes no more in one call. */
const CODES_AT_ONCE = 5_000;

/** Reads files, which few do. */
const CodesFromFile = lazyPart(() => import('./codes-from-file.js'));

interface PasteProps {
  reward: EditedRewardRow;
  onLoaded: (reward: EditedRewardRow) => void;
}

/** Part by part; what is loaded stays, and loading it again changes nothing. */
function useLoading({ reward, onLoaded }: PasteProps) {
  const { t } = useTranslation('reward-editor');
  const refusals = useRefusal();
  const [load, busy] = useVerb(LoadGiftCodes);
  const [done, setDone] = useState<string | null>(null);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  /** Whether all of them are there. */
  const loadAll = async (codes: readonly string[]): Promise<boolean> => {
    setDone(null);
    setErrors([]);
    const all = { loaded: 0, there: 0, elsewhere: 0, doubles: 0 };
    for (let from = 0; from < codes.length; from += CODES_AT_ONCE) {
      const part = codes.slice(from, from + CODES_AT_ONCE);
      const result = await load({ input: { rewardId: reward.id, codes: part } });
      if (!result) return false;
      if (isUserError(result)) {
        setErrors(refusals.sort(result, []).others);
        return false;
      }
      if (result.__typename !== 'LoadedGiftCodes') return false;
      all.loaded += result.loaded;
      all.there += result.alreadyThere;
      all.elsewhere += result.ofOtherRewards;
      all.doubles += result.doublesFound;
      onLoaded(result.reward);
    }
    setDone(t('codes.done', all));
    return true;
  };
  return { loadAll, busy, done, errors };
}

function PasteCodes(props: PasteProps) {
  const { t } = useTranslation('reward-editor');
  const { loadAll, busy, done, errors } = useLoading(props);
  const [paste, setPaste] = useState('');
  useUnsaved(() => paste.trim() !== '');
  const codes = codesIn(paste);
  const run = async () => {
    if (await loadAll(codes)) setPaste('');
  };
  return (
    <Stack gap="sm">
      <FormErrors errors={errors} />
      {done && (
        <Alert role="status" color="leaf" icon={<IconCircleCheck aria-hidden />}>
          {done}
        </Alert>
      )}
      <Textarea
        label={t('codes.paste')}
        description={t('codes.hint')}
        autoComplete="off"
        spellCheck={false}
        maxRows={10}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={paste}
        onChange={(event) => {
          setPaste(event.currentTarget.value);
        }}
      />
      <Suspense>
        <CodesFromFile
          onCodes={(found) => {
            setPaste(found.join('\n'));
          }}
        />
      </Suspense>
      <Group>
        <Button
          variant="default"
          leftSection={<IconUpload size={18} aria-hidden />}
          disabled={codes.length === 0}
          loading={busy}
          onClick={() => void run()}
        >
          {t('codes.load', { count: codes.length })}
        </Button>
      </Group>
    </Stack>
  );
}

interface GiftCodesProps {
  reward: EditedRewardRow | null;
  onLoaded: (reward: EditedRewardRow) => void;
}

/** The codes of a reward: how many are free, and a place to paste more or to take them from a file. The stock is what was loaded. */
export function GiftCodes({ reward, onLoaded }: GiftCodesProps) {
  const { t } = useTranslation('reward-editor');
  const formats = useFormats();
  if (!reward) {
    return (
      <Panel title={t('codes.title')}>
        <Text c="dimmed">{t('codes.first')}</Text>
      </Panel>
    );
  }
  return (
    <Panel title={t('codes.title')}>
      <Facts
        facts={[
          { label: t('codes.free'), value: formats.number(reward.codesFree ?? 0) },
          { label: t('codes.loaded'), value: formats.number(reward.codesLoaded ?? 0) },
        ]}
      />
      <PasteCodes reward={reward} onLoaded={onLoaded} />
    </Panel>
  );
}

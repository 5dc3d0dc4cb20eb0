import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconCircleCheck, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { Facts } from '../../../ui/figures/facts.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { useFormats } from '../../../ui/formats/format.js';
import { Panel } from '../../../ui/panel.js';
import { LoadGiftCodes, type EditedRewardRow } from './reward-query.js';
import { codesIn } from './reward-values.js';

const MAX_CODES = 5000;

interface PasteProps {
  reward: EditedRewardRow;
  onLoaded: (reward: EditedRewardRow) => void;
}

function PasteCodes({ reward, onLoaded }: PasteProps) {
  const { t } = useTranslation('reward-editor');
  const refusals = useRefusal();
  const [load, busy] = useVerb(LoadGiftCodes);
  const [paste, setPaste] = useState('');
  const [done, setDone] = useState<string | null>(null);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const codes = codesIn(paste);
  const run = async () => {
    setDone(null);
    setErrors([]);
    const result = await load({ input: { rewardId: reward.id, codes } });
    if (!result) return;
    if (isUserError(result)) {
      setErrors(refusals.sort(result, []).others);
      return;
    }
    if (result.__typename !== 'LoadedGiftCodes') return;
    setPaste('');
    setDone(
      t('codes.done', {
        loaded: result.loaded,
        there: result.alreadyThere,
        elsewhere: result.ofOtherRewards,
        doubles: result.doublesFound,
      }),
    );
    onLoaded(result.reward);
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
        error={codes.length > MAX_CODES ? t('codes.tooMany') : undefined}
      />
      <Group>
        <Button
          variant="default"
          leftSection={<IconUpload size={18} aria-hidden />}
          disabled={codes.length === 0 || codes.length > MAX_CODES}
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

/** The codes of a reward: how many are free, and a place to paste more. The stock is what was loaded. */
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

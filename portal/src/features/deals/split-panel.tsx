import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { NumberField } from '../../ui/forms/number-field.js';
import { numberProblem } from '../../ui/forms/number-rule.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import { useReferralName } from '../referrals/referral-name.js';
import { DeclareSplit, type ChoosableDeal } from './choose-query.js';

type Percents = ReadonlyMap<string, number>;

/** The request, and why it was refused last. */
function useSplit({ id: dealId, split }: ChoosableDeal, onDeclared: () => void) {
  const { t } = useTranslation('pipeline');
  const refusals = useRefusal();
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [declare, busy] = useKeyedVerb(DeclareSplit);
  const say = async (percents: Percents) => {
    setErrors([]);
    const shares = [...percents]
      .filter(([, percent]) => percent > 0)
      .map(([referralId, percent]) => ({ referralId, percent }));
    const answer = await declare({ dealId, shares, replaces: split?.version ?? null });
    if (!answer) return;
    if (isUserError(answer)) {
      setErrors(refusals.sort(answer, []).others);
      return;
    }
    onDeclared();
    await toast({ title: t(shares.length > 0 ? 'split.done' : 'split.withdrawn'), tone: 'good' });
  };
  return { say, busy, errors };
}

/** How it is shared now, and who said so. */
function Standing({ deal: { split, referrals } }: { deal: ChoosableDeal }) {
  const { t } = useTranslation('pipeline');
  const formats = useFormats();
  const nameOf = useReferralName();
  if (split === null || split.shares.length === 0) return <Text c="dimmed">{t('split.none')}</Text>;
  const at = formats.moment(split.declaredAt);
  const name = split.declaredBy;
  return (
    <Stack gap={4}>
      {split.shares.map(({ percent, referral }) => {
        const known = referrals.find(({ id }) => id === referral?.id);
        const of = known ? nameOf(known) : t('nobody');
        return <Text key={referral?.id}>{t('split.share', { name: of, percent })}</Text>;
      })}
      <Text size="sm" c="dimmed">
        {name ? t('split.by', { name, at }) : t('split.at', { at })}
      </Text>
    </Stack>
  );
}

interface FormProps {
  deal: ChoosableDeal;
  busy: boolean;
  onSay: (percents: Percents) => Promise<void>;
  onCancel: () => void;
}

const PERCENT = { least: 0, most: 100 };

function SplitForm({ deal, busy, onSay, onCancel }: FormProps) {
  const { t } = useTranslation(['pipeline', 'common']);
  const nameOf = useReferralName();
  const declared = deal.split?.shares.map(({ percent, referral }) => [referral?.id, percent]);
  const [percents, setPercents] = useState<Percents>(
    () => new Map((declared ?? []) as [string, number][]),
  );
  const isRight = [...percents.values()].every((each) => numberProblem(PERCENT, each) === null);
  const sum = [...percents.values()].reduce((all, percent) => all + percent, 0);
  return (
    <Stack gap="sm">
      {deal.referrals.map((referral) => (
        <NumberField
          key={referral.id}
          label={t('split.percent', { name: nameOf(referral) })}
          rule={PERCENT}
          value={percents.get(referral.id) ?? ''}
          onChange={(value) => {
            setPercents(new Map([...percents, [referral.id, Number(value) || 0]]));
          }}
        />
      ))}
      {sum !== 100 && <Text role="status">{t('split.sum', { sum })}</Text>}
      <Group gap="sm">
        <Button
          loading={busy}
          disabled={sum !== 100 || !isRight}
          onClick={() => void onSay(percents)}
        >
          {t('split.save')}
        </Button>
        <Button variant="subtle" disabled={busy} onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

/** R-W9: how several referrals share a deal, declared on or before the day on which it is won. */
export function SplitPanel({ deal }: { deal: ChoosableDeal }) {
  const { t } = useTranslation('pipeline');
  const [changing, setChanging] = useState(false);
  const stop = () => {
    setChanging(false);
  };
  const { say, busy, errors } = useSplit(deal, stop);
  const isDeclared = (deal.split?.shares.length ?? 0) > 0;
  return (
    <Panel title={t('split.title')}>
      <Stack gap="md">
        <Text>{t('split.body')}</Text>
        <Standing deal={deal} />
        <FormErrors errors={[...errors]} />
        {changing ? (
          <SplitForm deal={deal} busy={busy} onSay={say} onCancel={stop} />
        ) : (
          <Group gap="sm">
            <Button
              variant="default"
              onClick={() => {
                setChanging(true);
              }}
            >
              {t(isDeclared ? 'split.change' : 'split.declare')}
            </Button>
            {isDeclared && (
              <ConfirmButton
                disabled={busy}
                question={t('split.withdrawQuestion')}
                consequence={t('split.withdrawBody')}
                confirmLabel={t('split.withdraw')}
                onConfirm={() => say(new Map())}
              >
                {t('split.withdraw')}
              </ConfirmButton>
            )}
          </Group>
        )}
      </Stack>
    </Panel>
  );
}

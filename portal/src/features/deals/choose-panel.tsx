import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import { useReferralName } from '../referrals/referral-name.js';
import { CandidateSearch, type CandidateSearchState } from './candidate-search.js';
import { Candidates } from './candidates.js';
import { ChooseReferrals, type ChoosableDeal } from './choose-query.js';
import { useWaitText } from './use-wait-text.js';
import classes from './candidates.module.css';

/** Why the deal waits, or what was chosen and by whom. */
function Standing({ deal }: { deal: ChoosableDeal }) {
  const { t } = useTranslation('pipeline');
  const formats = useFormats();
  const waitText = useWaitText();
  if (deal.wait) {
    const since = formats.moment(deal.wait.since);
    return <Text>{t('choose.waits', { why: waitText(deal.wait), since })}</Text>;
  }
  if (!deal.choice) return null;
  const at = formats.moment(deal.choice.chosenAt);
  const by = deal.choice.chosenBy;
  const count = deal.referrals.length;
  return (
    <Text>
      {t('choose.stands', { count })}{' '}
      {by ? t('choose.chosenBy', { name: by, at }) : t('choose.chosenAt', { at })}
    </Text>
  );
}

type Chosen = ReadonlyMap<string, string>;

/** The request, and why it was refused last. */
function useChoice(deal: ChoosableDeal, onChosen: () => void) {
  const { t } = useTranslation('pipeline');
  const refusals = useRefusal();
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [choose, busy] = useKeyedVerb(ChooseReferrals);
  const say = async (chosen: Chosen) => {
    setErrors([]);
    const replaces = deal.choice?.version ?? null;
    const answer = await choose({ dealId: deal.id, referralIds: [...chosen.keys()], replaces });
    if (!answer) return;
    if (answer.__typename === 'ReferralEnded') {
      const names = answer.endedIds.map((id) => chosen.get(id) ?? '').join('; ');
      setErrors([{ message: t('choose.ended', { names }) }]);
    } else if (isUserError(answer)) {
      setErrors(refusals.sort(answer, []).others);
    } else {
      onChosen();
      await toast({ title: t('choose.done', { count: chosen.size }), tone: 'good' });
    }
  };
  return { say, busy, errors };
}

/** The first search: the company, if it has a name, and nobody referred after the closing. */
function firstAsked({ wait, company, closedOn, choice }: ChoosableDeal): CandidateSearchState {
  return {
    search: wait?.reason === 'TOO_MANY' ? (company?.name ?? '') : '',
    from: '',
    to: closedOn ?? '',
    // Those that were chosen may have converted.
    which: choice ? 'all' : 'open',
  };
}

interface SelectionProps {
  deal: ChoosableDeal;
  busy: boolean;
  onSay: (chosen: Chosen) => Promise<void>;
  /** Given where a choice exists already, which may stay. */
  onCancel?: () => void;
}

function Selection({ deal, busy, onSay, onCancel }: SelectionProps) {
  const { t } = useTranslation(['pipeline', 'common']);
  const nameOf = useReferralName();
  const [asked, setAsked] = useState(() => firstAsked(deal));
  const [chosen, setChosen] = useState<Chosen>(
    () => new Map(deal.choice ? deal.referrals.map((each) => [each.id, nameOf(each)]) : []),
  );
  const toggle = (id: string, label: string) => {
    const next = new Map(chosen);
    if (!next.delete(id)) next.set(id, label);
    setChosen(next);
  };
  return (
    <>
      <CandidateSearch asked={asked} onAsk={setAsked} />
      <Candidates deal={deal} asked={asked} chosen={chosen} onToggle={toggle} />
      <div className={classes.acts}>
        <Text role="status" size="sm" lineClamp={2}>
          {chosen.size > 0 && t('choose.selected', { names: [...chosen.values()].join('; ') })}
        </Text>
        <Group gap="sm">
          <Button loading={busy} disabled={chosen.size === 0} onClick={() => void onSay(chosen)}>
            {t('choose.button', { count: chosen.size })}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => void onSay(new Map())}>
            {t('choose.none')}
          </Button>
          {onCancel && (
            <Button variant="subtle" disabled={busy} onClick={onCancel}>
              {t('common:cancel')}
            </Button>
          )}
        </Group>
      </div>
    </>
  );
}

/** One referral, several, or none of them: matching leaves a person's choice alone (R-W13). */
export function ChoosePanel({ deal }: { deal: ChoosableDeal }) {
  const { t } = useTranslation('pipeline');
  const [changing, setChanging] = useState(false);
  const stop = () => {
    setChanging(false);
  };
  const { say, busy, errors } = useChoice(deal, stop);
  const waits = deal.wait !== null;
  return (
    <Panel title={t('choose.title')}>
      <Stack gap="md">
        <Standing deal={deal} />
        <FormErrors errors={[...errors]} />
        {waits || changing ? (
          <Selection
            key={deal.choice?.version ?? 0}
            deal={deal}
            busy={busy}
            onSay={say}
            {...(waits ? {} : { onCancel: stop })}
          />
        ) : (
          <div>
            <Button
              variant="default"
              onClick={() => {
                setChanging(true);
              }}
            >
              {t('choose.change')}
            </Button>
          </div>
        )}
      </Stack>
    </Panel>
  );
}

import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { ChoiceBar } from '../../ui/choice-bar.js';
import { FormErrors } from '../../ui/form-errors.js';
import { useFormats } from '../../ui/format.js';
import { Panel } from '../../ui/panel.js';
import { ListSkeleton } from '../../ui/states.js';
import { useReferralName } from '../referrals/referral-name.js';
import {
  ChooseReferrals,
  ReferralsToChoose,
  type ChoosableDeal,
  type ReferralToChoose,
} from './choose-query.js';
import { useWaitText } from './use-wait-text.js';

const UNDER_WAY = ['SUBMITTED', 'ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY'] as const;
/** What a deal can belong to: a win that is told late still converts one whose window has ended. */
const ALL = [...UNDER_WAY, 'CONVERTED', 'EXPIRED', 'LOST', 'UNQUALIFIED'] as const;

interface Asked {
  search: string;
  from: string;
  to: string;
  which: 'open' | 'all';
}

function Search({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('pipeline');
  const set = (part: Partial<Asked>) => {
    onAsk({ ...asked, ...part });
  };
  return (
    <Stack gap="sm">
      <TextInput
        type="search"
        label={t('choose.search')}
        value={asked.search}
        onChange={(event) => {
          set({ search: event.currentTarget.value });
        }}
      />
      <Group gap="sm" grow preventGrowOverflow={false}>
        <TextInput
          type="date"
          label={t('choose.from')}
          value={asked.from}
          onChange={(event) => {
            set({ from: event.currentTarget.value });
          }}
        />
        <TextInput
          type="date"
          label={t('choose.to')}
          value={asked.to}
          onChange={(event) => {
            set({ to: event.currentTarget.value });
          }}
        />
      </Group>
      <ChoiceBar
        label={t('show.label')}
        value={asked.which}
        choices={[
          { value: 'open', label: t('show.underWay') },
          { value: 'all', label: t('show.all') },
        ]}
        onChange={(which) => {
          set({ which });
        }}
      />
    </Stack>
  );
}

interface ChoicesProps {
  asked: Asked;
  chosen: ReadonlyMap<string, string>;
  onToggle: (id: string, label: string) => void;
}

function Choices({ asked, chosen, onToggle }: ChoicesProps) {
  const { t } = useTranslation('pipeline');
  const formats = useFormats();
  const nameOf = useReferralName();
  const [wanted] = useDebouncedValue(asked, 250);
  const [{ data, fetching }] = useQuery({
    query: ReferralsToChoose,
    variables: {
      filter: {
        search: wanted.search.trim() || null,
        submittedFrom: wanted.from || null,
        submittedTo: wanted.to || null,
        statuses: [...(wanted.which === 'open' ? UNDER_WAY : ALL)],
      },
    },
  });
  if (!data) return fetching ? <ListSkeleton rows={4} /> : null;
  const found = data.referrals.edges.map(({ node }) => node);
  const lineOf = ({ submittedOn, advocate }: ReferralToChoose) =>
    t('choose.line', { advocate: advocate.name, day: formats.day(submittedOn) });
  return (
    <Stack gap="sm" role="group" aria-label={t('choose.found')}>
      {found.length === 0 && <Text c="dimmed">{t('choose.nothing')}</Text>}
      {found.map((referral) => (
        <Checkbox
          key={referral.id}
          label={nameOf(referral)}
          description={lineOf(referral)}
          checked={chosen.has(referral.id)}
          onChange={() => {
            onToggle(referral.id, nameOf(referral));
          }}
        />
      ))}
      {data.referrals.pageInfo.hasNextPage && (
        <Text size="sm" c="dimmed">
          {t('choose.more')}
        </Text>
      )}
    </Stack>
  );
}

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
  return <Text>{by ? t('choose.chosenBy', { name: by, at }) : t('choose.chosenAt', { at })}</Text>;
}

/** What was asked for last, and why it was refused. */
function useChoice(deal: ChoosableDeal) {
  const { t } = useTranslation('pipeline');
  const refusals = useRefusal();
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [choose, busy] = useKeyedVerb(ChooseReferrals);
  const say = async (referralIds: string[]) => {
    setErrors([]);
    const replaces = deal.choice?.version ?? null;
    const answer = await choose({ dealId: deal.id, referralIds, replaces });
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusals.sort(answer, []).others);
    else await toast({ title: t('choose.done', { count: referralIds.length }), tone: 'good' });
  };
  return { say, busy, errors };
}

interface SelectionProps {
  deal: ChoosableDeal;
  busy: boolean;
  onSay: (referralIds: string[]) => Promise<void>;
}

function Selection({ deal, busy, onSay }: SelectionProps) {
  const { t } = useTranslation('pipeline');
  const nameOf = useReferralName();
  const [asked, setAsked] = useState<Asked>({
    search: deal.wait?.reason === 'TOO_MANY' ? (deal.company?.name ?? '') : '',
    from: '',
    to: '',
    which: 'open',
  });
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(
    new Map(deal.choice ? deal.referrals.map((each) => [each.id, nameOf(each)]) : []),
  );
  const toggle = (id: string, label: string) => {
    const next = new Map(chosen);
    if (!next.delete(id)) next.set(id, label);
    setChosen(next);
  };
  return (
    <>
      <Search asked={asked} onAsk={setAsked} />
      <Choices asked={asked} chosen={chosen} onToggle={toggle} />
      {chosen.size > 0 && (
        <Text role="status">
          {t('choose.selected', { names: [...chosen.values()].join('; ') })}
        </Text>
      )}
      <Group gap="sm">
        <Button
          loading={busy}
          disabled={chosen.size === 0}
          onClick={() => void onSay([...chosen.keys()])}
        >
          {t('choose.button', { count: chosen.size })}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void onSay([])}>
          {t('choose.none')}
        </Button>
      </Group>
    </>
  );
}

/** One referral, several, or none of them: what a person says here, matching leaves alone (R-W13). */
export function ChoosePanel({ deal }: { deal: ChoosableDeal }) {
  const { t } = useTranslation('pipeline');
  const [open, setOpen] = useState(deal.wait !== null);
  const { say, busy, errors } = useChoice(deal);
  return (
    <Panel title={t('choose.title')}>
      <Stack gap="md">
        <Standing deal={deal} />
        <FormErrors errors={[...errors]} />
        {open ? (
          <Selection deal={deal} busy={busy} onSay={say} />
        ) : (
          <div>
            <Button
              variant="default"
              onClick={() => {
                setOpen(true);
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

import { Group, Stack, Text } from '@mantine/core';
import {
  IconBriefcase,
  IconChecklist,
  IconChevronRight,
  IconCalendarExclamation,
  IconGift,
  IconInbox,
  IconPhone,
  IconTicket,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { useInLanguage } from '../../platform/in-language.js';
import { useFormats } from '../../ui/format.js';
import classes from './waiting-list.module.css';

export const WaitingFields = graphql(`
  fragment WaitingFields on WaitingForMe @_unmask {
    approvals
    oldestApprovalAt
    redemptions
    codesRunningLow {
      id
      name
      translations {
        locale
        name
      }
      codesFree
    }
    referralsWithoutContact
    referralsToAccept
    closedOnFlags
    dealsThatWait
  }
`);

type Waiting = ResultOf<typeof WaitingFields>;

interface Item {
  key: string;
  /** Under the programme's address. */
  path: string;
  search?: Record<string, string>;
  Icon: Icon;
  text: string;
  hint: string;
}

const DAY_MS = 86_400_000;

/** Decisions first: somebody waits for each of them. Then what will hold somebody up. */
function useItems(waiting: Waiting): Item[] {
  const { t } = useTranslation('overview');
  const formats = useFormats();
  const own = useInLanguage();
  const { oldestApprovalAt } = waiting;
  const days = oldestApprovalAt
    ? Math.max(0, Math.floor((formats.nowMs() - Date.parse(oldestApprovalAt)) / DAY_MS))
    : 0;
  const counted = [
    {
      count: waiting.approvals,
      key: 'approvals',
      path: 'approvals',
      Icon: IconChecklist,
      text: t('waiting.approvals', { count: waiting.approvals }),
      hint: t('waiting.oldest', { days }),
    },
    {
      count: waiting.referralsToAccept,
      key: 'toAccept',
      path: 'referrals',
      search: { show: 'toAccept' },
      Icon: IconInbox,
      text: t('waiting.toAccept', { count: waiting.referralsToAccept }),
      hint: t('waiting.toAcceptHint'),
    },
    {
      count: waiting.referralsWithoutContact,
      key: 'noContact',
      path: 'referrals',
      Icon: IconPhone,
      text: t('waiting.noContact', { count: waiting.referralsWithoutContact }),
      hint: t('waiting.noContactHint'),
    },
    {
      count: waiting.redemptions,
      key: 'redemptions',
      path: 'approvals',
      search: { queue: 'rewards' },
      Icon: IconGift,
      text: t('waiting.redemptions', { count: waiting.redemptions }),
      hint: t('waiting.redemptionsHint'),
    },
    {
      count: waiting.closedOnFlags,
      key: 'flags',
      path: 'referrals',
      search: { show: 'all' },
      Icon: IconCalendarExclamation,
      text: t('waiting.flags', { count: waiting.closedOnFlags }),
      hint: t('waiting.flagsHint'),
    },
    {
      count: waiting.dealsThatWait,
      key: 'dealsThatWait',
      path: 'deals',
      Icon: IconBriefcase,
      text: t('waiting.dealsThatWait', { count: waiting.dealsThatWait }),
      hint: t('waiting.dealsThatWaitHint'),
    },
  ].filter((item) => item.count > 0);
  const codes = own(waiting.codesRunningLow).map((reward) => ({
    key: reward.id,
    path: `edit/rewards/${reward.id}`,
    Icon: IconTicket,
    text: t('waiting.codes', { reward: reward.name, count: reward.codesFree ?? 0 }),
    hint: t('waiting.codesHint'),
  }));
  return [...counted, ...codes];
}

/** What waits for whoever reads this, each with the way to it. */
export function WaitingList({ waiting, slug }: { waiting: Waiting; slug: string }) {
  const { t } = useTranslation('overview');
  const items = useItems(waiting);
  if (items.length === 0) {
    return (
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <IconChecklist size={22} stroke={1.7} style={{ flex: 'none' }} aria-hidden />
        <Text>{t('waiting.none')}</Text>
      </Group>
    );
  }
  return (
    <ul className={classes.list}>
      {items.map(({ key, path, search, Icon, text, hint }) => {
        const to: string = `/${slug}/${path}`;
        return (
          <li key={key}>
            <Link to={to} search={(search ?? {}) as never} className={classes.item}>
              <span className={classes.mark} aria-hidden>
                <Icon size={22} stroke={1.7} />
              </span>
              <Stack gap={0} className={classes.words}>
                <Text component="span" fw={600}>
                  {text}
                </Text>
                <Text component="span" size="sm" c="dimmed">
                  {hint}
                </Text>
              </Stack>
              <IconChevronRight size={20} className={classes.arrow} aria-hidden />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

import { Checkbox, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryError } from '../../platform/graphql/query-view.js';
import { useFormats } from '../../ui/formats/format.js';
import { ListSkeleton } from '../../ui/states/states.js';
import { useReferralName } from '../referrals/referral-name.js';
import type { CandidateSearchState } from './candidate-search.js';
import classes from './candidates.module.css';
import { ReferralsToChoose, type ChoosableDeal, type ReferralToChoose } from './choose-query.js';
import { likeliestFirst, type Evidence } from './speaks-for.js';

const UNDER_WAY = ['SUBMITTED', 'ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY'] as const;
/**
 * Referrals that a deal can belong to: a win reported late still converts one whose window ended.
 */
const ALL = [...UNDER_WAY, 'CONVERTED', 'EXPIRED', 'LOST', 'UNQUALIFIED'] as const;

function useEvidenceText(): (evidence: Evidence) => string {
  const { t } = useTranslation('pipeline');
  return (evidence) => {
    switch (evidence.what) {
      case 'COMPANY':
        return t('choose.sameCompany');
      case 'TALKS':
        return t('choose.inTalks');
      case 'IN_WINDOW':
        return t('choose.inWindow', { day: evidence.day, of: evidence.windowDays });
      case 'AFTER_WINDOW':
        return t('choose.afterWindow', { count: evidence.days });
      case 'BEFORE':
        return t('choose.beforeReferral');
    }
  };
}

function About({
  referral,
  evidence,
}: {
  referral: ReferralToChoose;
  evidence: readonly Evidence[];
}) {
  const { t } = useTranslation(['pipeline', 'status']);
  const formats = useFormats();
  const textOf = useEvidenceText();
  const { advocate, submittedOn, status } = referral;
  return (
    <>
      {t('choose.line', { advocate: advocate.name, day: formats.day(submittedOn) })}
      {' · '}
      {t(`status:referral.${status}`)}
      {evidence.length > 0 && (
        <span className={classes.evidence}>
          {evidence.map((each) => (
            <span key={each.what} className={classes.point} data-speaks={each.speaks}>
              {each.speaks === 'FOR' ? (
                <IconCheck size={15} stroke={2.2} aria-hidden />
              ) : (
                <IconX size={15} stroke={2.2} aria-hidden />
              )}
              {textOf(each)}
            </span>
          ))}
        </span>
      )}
    </>
  );
}

function variablesOf({ search, from, to, which }: CandidateSearchState) {
  return {
    filter: {
      search: search.trim() || null,
      submittedFrom: from || null,
      submittedTo: to || null,
      statuses: [...(which === 'open' ? UNDER_WAY : ALL)],
    },
  };
}

interface CandidatesProps {
  deal: ChoosableDeal;
  asked: CandidateSearchState;
  chosen: ReadonlyMap<string, string>;
  onToggle: (id: string, label: string) => void;
}

/** The referrals that a deal may belong to, each with the evidence for it. */
export function Candidates({ deal, asked, chosen, onToggle }: CandidatesProps) {
  const { t } = useTranslation('pipeline');
  const nameOf = useReferralName();
  const [wanted] = useDebouncedValue(asked, 250);
  const [{ data, error, fetching }, ask] = useQuery({
    query: ReferralsToChoose,
    variables: variablesOf(wanted),
  });
  if (!data) {
    if (!error) return <ListSkeleton rows={4} />;
    return (
      <QueryError
        error={error}
        onRetry={() => {
          ask();
        }}
        retrying={fetching}
      />
    );
  }
  const found = likeliestFirst(
    deal,
    data.referrals.edges.map(({ node }) => node),
  );
  return (
    <Stack gap="sm" role="group" aria-label={t('choose.found')}>
      {found.length === 0 && <Text c="dimmed">{t('choose.nothing')}</Text>}
      {found.map(({ referral, evidence }) => (
        <Checkbox
          key={referral.id}
          label={nameOf(referral)}
          description={<About referral={referral} evidence={evidence} />}
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

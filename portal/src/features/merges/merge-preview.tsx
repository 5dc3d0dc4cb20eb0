import { Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { TextLink } from '../../ui/link.js';
import { Status } from '../../ui/states/status.js';
import { useReferralName } from '../referrals/referral-name.js';
import type { Preview } from './merge-query.js';
import { useFactText } from './use-fact-text.js';

function Moves({ preview }: { preview: Preview }) {
  const { t } = useTranslation('merges');
  // Facts are named one by one, below.
  const moves = preview.moves.filter(({ kind }) => kind !== 'FACT');
  if (moves.length === 0) return <Text>{t('merge.movesNothing')}</Text>;
  return (
    <List>
      {moves.map(({ kind, count }) => (
        <List.Item key={kind}>{t('merge.moves', { kind, count })}</List.Item>
      ))}
    </List>
  );
}

function Facts({ preview }: { preview: Preview }) {
  const { t } = useTranslation('merges');
  const textOf = useFactText();
  const { merged, survivor, factsTaken, factsKept } = preview;
  return (
    <>
      {factsTaken.length > 0 && (
        <div>
          <Text fw={600}>{t('merge.taken', { survivor: survivor.name })}</Text>
          <List>
            {factsTaken.map((fact) => {
              const { label, value } = textOf(fact, merged);
              return (
                <List.Item key={fact}>
                  {label}: {value}
                </List.Item>
              );
            })}
          </List>
        </div>
      )}
      {factsKept.length > 0 && (
        <div>
          <Text fw={600}>{t('merge.kept', { survivor: survivor.name })}</Text>
          <List>
            {factsKept.map((fact) => {
              const { label, value } = textOf(fact, survivor);
              return (
                <List.Item key={fact}>
                  {label}: {value}{' '}
                  <Text span c="dimmed">
                    ({t('merge.insteadOf')} {textOf(fact, merged).value})
                  </Text>
                </List.Item>
              );
            })}
          </List>
        </div>
      )}
    </>
  );
}

function Referrals({ preview: { referrals } }: { preview: Preview }) {
  const { t } = useTranslation('merges');
  const path = useProgramPath();
  const nameOf = useReferralName();
  if (referrals.length === 0) return <Text>{t('merge.noReferralChanges')}</Text>;
  return (
    <div>
      <Text fw={600}>{t('merge.referrals', { count: referrals.length })}</Text>
      <List listStyleType="none">
        {referrals.map(({ referral, ...change }) => (
          <List.Item key={referral.id}>
            <TextLink to={path('referrals', referral.id)} underline="always">
              {nameOf(referral)}
            </TextLink>
            <Group gap="xs">
              <Status of="referral" status={change.statusBefore} />
              <span aria-hidden>→</span>
              <Status of="referral" status={change.statusAfter} />
              {change.pointsBefore !== change.pointsAfter && (
                <Text size="sm">
                  {t('merge.points', { before: change.pointsBefore, after: change.pointsAfter })}
                </Text>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
    </div>
  );
}

/** What a merge would move, which facts stay, and which referrals it would change. */
export function MergePreviewPart({ preview }: { preview: Preview }) {
  const { t } = useTranslation('merges');
  const names = { merged: preview.merged.name, survivor: preview.survivor.name };
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600}>{t('merge.comes', names)}</Text>
        <Moves preview={preview} />
      </div>
      <Facts preview={preview} />
      <Referrals preview={preview} />
      <Text size="sm">{t('merge.leads', names)}</Text>
      <Text size="sm">{t('merge.since', names)}</Text>
    </Stack>
  );
}

import { Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { SearchOption } from '../../ui/forms/search-select.js';
import { Panel } from '../../ui/panel.js';
import type { ResultOf } from '../../platform/graphql/graphql.js';
import { AdvocatePicker } from '../advocates/find/advocate-picker.js';
import { Between } from './condition-row.js';
import type { SideName } from './rule-draft.js';
import classes from './segments.module.css';
import {
  CheckMembership,
  type CheckedCondition,
  type CheckedSide,
  type SegmentRow,
  type TraitRow,
} from './segments-query.js';
import { useTraitTexts } from './use-trait-texts.js';

/** A condition that is met speaks for somebody, or leaves them out. */
const TONES: Record<SideName, string> = { include: 'green-8', exclude: 'clay-8' };

interface ConditionProps {
  side: SideName;
  traits: readonly TraitRow[];
  checked: CheckedCondition;
}

function Condition({ side, traits, checked }: ConditionProps) {
  const { t } = useTranslation('segments');
  const { sentence, choice } = useTraitTexts(traits);
  const found = checked.found.map((each) => choice(checked.trait, each)).join(', ');
  const Icon = checked.isMet ? IconCircleCheck : IconCircleX;
  return (
    <div className={classes.check}>
      <Icon
        size={20}
        role="img"
        aria-label={t(checked.isMet ? 'check.met' : 'check.notMet')}
        color={`var(--mantine-color-${checked.isMet ? TONES[side] : 'dimmed'})`}
      />
      <div>
        <Text>{sentence(checked)}</Text>
        <Text size="sm" c="dimmed">
          {found === '' ? t('check.unknown') : t('check.found', { found })}
        </Text>
      </div>
    </div>
  );
}

function Side({ name, side, traits }: SideProps) {
  const { t } = useTranslation('segments');
  if (side.groups.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text fw={600}>{t(name)}</Text>
      {side.groups.map((group, place) => (
        <Stack key={place} gap="xs">
          {place > 0 && <Between>{t(`between.${side.match}`)}</Between>}
          {group.conditions.length > 1 && (
            <Text size="sm" c="dimmed">
              {t(`within.${group.match}`)}
            </Text>
          )}
          {group.conditions.map((checked, at) => (
            <Condition key={at} side={name} traits={traits} checked={checked} />
          ))}
        </Stack>
      ))}
    </Stack>
  );
}

interface SideProps {
  name: SideName;
  side: CheckedSide;
  traits: readonly TraitRow[];
}

interface MembershipCheckProps {
  segment: SegmentRow;
  traits: readonly TraitRow[];
  /** The advocate who is checked at first, by id: whose page led here. */
  first: string | null;
}

type Checked = NonNullable<NonNullable<ResultOf<typeof CheckMembership>['segment']>['membership']>;

function Why({
  name,
  checked,
  traits,
}: {
  name: string;
  checked: Checked;
  traits: readonly TraitRow[];
}) {
  const { t } = useTranslation('segments');
  return (
    <>
      <Text fw={600}>{t(checked.isIn ? 'check.isIn' : 'check.isOut', { name })}</Text>
      <Side name="include" side={checked.include} traits={traits} />
      <Side name="exclude" side={checked.exclude} traits={traits} />
      <Text size="sm" c="dimmed">
        {t('check.saveFirst')}
      </Text>
    </>
  );
}

function Answer({
  segment,
  traits,
  advocateId,
}: Omit<MembershipCheckProps, 'first'> & { advocateId: string }) {
  const { t } = useTranslation('segments');
  const [{ data }] = useQuery({
    query: CheckMembership,
    variables: { id: segment.id, advocateId },
    requestPolicy: 'cache-and-network',
  });
  if (!data?.advocate) return null;
  const { name } = data.advocate;
  const checked = data.segment?.membership;
  if (!checked) return <Text>{t('check.left', { name })}</Text>;
  return <Why name={name} checked={checked} traits={traits} />;
}

/** R-U2: why one advocate is in a segment or not, condition by condition. */
export default function MembershipCheck({ segment, traits, first }: MembershipCheckProps) {
  const { t } = useTranslation('segments');
  const [chosen, choose] = useState<SearchOption | null>(null);
  const advocateId = chosen?.value ?? first;
  return (
    <Panel title={t('check.title')}>
      <Text c="dimmed">{t('check.choose')}</Text>
      <AdvocatePicker label={t('check.who')} chosen={chosen} onChoose={choose} />
      {advocateId && <Answer segment={segment} traits={traits} advocateId={advocateId} />}
    </Panel>
  );
}

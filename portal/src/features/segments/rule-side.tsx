import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.js';
import { Between, ConditionRow } from './condition-row.js';
import {
  newCondition,
  newGroup,
  withCondition,
  withGroup,
  type DraftGroup,
  type DraftSide,
  type Match,
  type SideName,
} from './rule-draft.js';
import classes from './segments.module.css';
import type { TraitRow } from './segments-query.js';

const MATCHES: readonly Match[] = ['ALL', 'ANY'];

interface GroupProps {
  traits: readonly TraitRow[];
  group: DraftGroup;
  /** by the place of the condition */
  problems: Readonly<Record<number, string>>;
  onChange: (group: DraftGroup) => void;
}

function ConditionGroup({ traits, group, problems, onChange }: GroupProps) {
  const { t } = useTranslation('segments');
  const [first] = traits;
  return (
    <div className={classes.group}>
      {group.conditions.length > 1 && (
        <SegmentedControl
          aria-label={t('matchLabel')}
          size="sm"
          data={MATCHES.map((value) => ({ value, label: t(`within.${value}`) }))}
          value={group.match}
          onChange={(match) => {
            onChange({ ...group, match });
          }}
        />
      )}
      {group.conditions.map((condition, place) => (
        <ConditionRow
          key={condition.key}
          traits={traits}
          condition={condition}
          problem={problems[place]}
          onChange={(changed) => {
            onChange(withCondition(group, condition.key, changed));
          }}
        />
      ))}
      {first && (
        <Group>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              onChange({ ...group, conditions: [...group.conditions, newCondition(first)] });
            }}
          >
            {t('addCondition')}
          </Button>
        </Group>
      )}
    </div>
  );
}

interface RuleSideProps {
  name: SideName;
  traits: readonly TraitRow[];
  side: DraftSide;
  /** by `group.condition` */
  problems: Readonly<Record<string, string>>;
  onChange: (side: DraftSide) => void;
}

function problemsOf(problems: RuleSideProps['problems'], group: number): Record<number, string> {
  const own = Object.entries(problems).filter(([place]) => place.startsWith(`${String(group)}.`));
  return Object.fromEntries(own.map(([place, message]) => [Number(place.split('.')[1]), message]));
}

/** Whom a segment includes, or leaves out: groups of conditions. */
export function RuleSide({ name, traits, side, problems, onChange }: RuleSideProps) {
  const { t } = useTranslation('segments');
  const [first] = traits;
  const empty = side.groups.length === 0;
  return (
    <Panel title={t(name)}>
      {empty && <Text c="dimmed">{t(name === 'include' ? 'everybody' : 'nobody')}</Text>}
      {side.groups.length > 1 && (
        <Group>
          <SegmentedControl
            size="sm"
            data={MATCHES.map((value) => ({ value, label: t(`betweenWord.${value}`) }))}
            value={side.match}
            onChange={(match) => {
              onChange({ ...side, match });
            }}
          />
        </Group>
      )}
      <Stack gap="xs">
        {side.groups.map((group, place) => (
          <Fragment key={group.key}>
            {place > 0 && <Between>{t(`between.${side.match}`)}</Between>}
            <ConditionGroup
              traits={traits}
              group={group}
              problems={problemsOf(problems, place)}
              onChange={(changed) => {
                onChange(withGroup(side, changed));
              }}
            />
          </Fragment>
        ))}
      </Stack>
      {first && (
        <Group>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              onChange({ ...side, groups: [...side.groups, newGroup(first)] });
            }}
          >
            {t(empty && name === 'exclude' ? 'excludeSome' : 'addGroup')}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

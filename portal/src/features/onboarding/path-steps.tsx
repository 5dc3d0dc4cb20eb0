import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { NumberField } from '../../ui/forms/number-field.js';
import { useNumberProblem } from '../../ui/forms/use-number-problem.js';
import { TextLink } from '../../ui/link.js';
import { Status } from '../../ui/states/status.js';
import classes from './onboarding.module.css';
import { DAYS, moved, titleOf, type DraftStep } from './path-draft.js';

interface PathStepsProps {
  steps: readonly DraftStep[];
  onChange: (steps: DraftStep[]) => void;
}

function Move({ steps, at, onChange }: PathStepsProps & { at: number }) {
  const { t } = useTranslation('onboarding');
  const step = steps[at];
  const title = step ? titleOf(step.challenge) : '';
  return (
    <>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('up', { title })}
        disabled={at === 0}
        onClick={() => {
          onChange(moved(steps, at, -1));
        }}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('down', { title })}
        disabled={at === steps.length - 1}
        onClick={() => {
          onChange(moved(steps, at, 1));
        }}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
    </>
  );
}

/** The challenges of the path in their order, each with its days. */
export function PathSteps({ steps, onChange }: PathStepsProps) {
  const { t } = useTranslation(['onboarding', 'challenge-editor']);
  const path = useProgramPath();
  const problemOf = useNumberProblem();
  return (
    <ol className={classes.steps}>
      {steps.map(({ challenge, days }, at) => {
        const title = titleOf(challenge) || t('challenge-editor:untitled');
        return (
          <li key={challenge.id} className={classes.step}>
            <div className={classes.what}>
              <TextLink to={path('edit', 'challenges', challenge.id)}>{title}</TextLink>
              {challenge.status !== 'LIVE' && (
                <Group gap="xs" mt={4}>
                  <Status of="challenge" status={challenge.status} />
                  <Text size="sm" c="dimmed">
                    {t('notLive')}
                  </Text>
                </Group>
              )}
            </div>
            <NumberField
              w="9rem"
              label={t('days')}
              aria-label={t('daysOf', { title })}
              rule={DAYS}
              value={days}
              error={problemOf(DAYS, days)}
              onChange={(next) => {
                onChange(
                  steps.map((step, place) => (place === at ? { ...step, days: next } : step)),
                );
              }}
            />
            <Group gap="xs">
              <Move steps={steps} at={at} onChange={onChange} />
              <Button
                size="xs"
                variant="default"
                aria-label={t('removeOf', { title })}
                onClick={() => {
                  onChange(steps.filter((_, place) => place !== at));
                }}
              >
                {t('remove')}
              </Button>
            </Group>
          </li>
        );
      })}
    </ol>
  );
}

import { Text } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useInLanguage } from '../../platform/in-language.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import classes from './onboarding.module.css';
import { OwnOnboardingQuery, type OwnStep } from './onboarding-query.js';

const ICONS = {
  DONE: IconCircleCheckFilled,
  UNDER_WAY: IconCircle,
  OPEN: IconCircle,
  LATER: IconClock,
} as const;

function Step({ step: { state, opensOn, challenge } }: { step: OwnStep }) {
  const { t } = useTranslation('onboarding');
  const formats = useFormats();
  const path = useProgramPath();
  const Icon = ICONS[state];
  return (
    <li className={classes.ownStep}>
      <Icon size={22} aria-hidden />
      <div>
        {state === 'LATER' ? (
          <Text>{challenge.title}</Text>
        ) : (
          <TextLink to={path('challenges', challenge.id)}>{challenge.title}</TextLink>
        )}
        <Text size="sm" c="dimmed">
          {t(`state.${state}`, {
            day: formats.day(opensOn),
            amount: formats.number(challenge.points),
            count: challenge.points,
          })}
        </Text>
      </div>
    </li>
  );
}

/** The advocate's own path; nothing where there is none, or once it is walked. */
export function FirstSteps({ className }: { className?: string | undefined }) {
  const { t } = useTranslation('onboarding');
  const own = useInLanguage();
  const [{ data }] = useQuery({ query: OwnOnboardingQuery });
  const steps = data ? own(data.ownOnboarding) : [];
  const done = steps.filter(({ state }) => state === 'DONE').length;
  if (done === steps.length) return null;
  return (
    <div className={className}>
      <Panel title={t('own')} aside={t('progress', { done, all: steps.length })}>
        <ol className={classes.own}>
          {steps.map((step) => (
            <Step key={step.challenge.id} step={step} />
          ))}
        </ol>
      </Panel>
    </div>
  );
}

import { Text } from '@mantine/core';
import {
  IconChevronRight,
  IconMessageQuestion,
  IconRefresh,
  IconTargetArrow,
  IconUserShare,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../../platform/program-path.js';
import { useViewer } from '../../../platform/viewer.js';
import { useFormats } from '../../../ui/formats/format.js';
import { Panel } from '../../../ui/panel.js';
import classes from './home.module.css';
import type { NextStep } from './next-steps.js';

interface StepText {
  Icon: Icon;
  to: string;
  what: string;
  /** Why they were asked: no request without its reason. */
  why: string;
}

function useStepText(): (step: NextStep) => StepText {
  const { t } = useTranslation('home');
  const path = useProgramPath();
  const formats = useFormats();
  const { program } = useViewer();
  return (step) => {
    switch (step.kind) {
      case 'CONFIRM':
        return {
          Icon: IconMessageQuestion,
          to: path('referrals', step.referralId),
          what: t('next.CONFIRM.what', { name: step.name ?? t('someone') }),
          why: t('next.CONFIRM.why', {
            amount: formats.number(step.points),
            count: step.points,
          }),
        };
      case 'CHANGE':
      case 'SEND_AGAIN':
        return {
          Icon: IconRefresh,
          to: path('challenges', step.challengeId),
          what: t(`next.${step.kind}.what`, { title: step.title }),
          why: step.message ?? t(`next.${step.kind}.why`),
        };
      case 'CONTINUE':
      case 'START':
        return {
          Icon: IconTargetArrow,
          to: path('challenges', step.challengeId),
          what: t(`next.${step.kind}.what`, { title: step.title }),
          why: t(`next.${step.kind}.why`, {
            amount: formats.number(step.points),
            count: step.points,
            program: program.name,
          }),
        };
      case 'REFER':
        return {
          Icon: IconUserShare,
          to: path('refer'),
          what: t('next.REFER.what'),
          why: t('next.REFER.why'),
        };
    }
  };
}

/** What to do next, each with its reason. */
export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  const { t } = useTranslation('home');
  const textOf = useStepText();
  return (
    <Panel title={t('next.title')}>
      <ul className={classes.steps}>
        {steps.map((step) => {
          const { Icon, to, what, why } = textOf(step);
          return (
            <li key={to}>
              <Link to={to} className={classes.step}>
                <span className={classes.stepIcon} aria-hidden>
                  <Icon size={22} stroke={1.7} />
                </span>
                <span className={classes.stepWords}>
                  <Text component="span" fw={600} lh={1.4}>
                    {what}
                  </Text>
                  <Text component="span" size="sm" c="dimmed" className={classes.why}>
                    {why}
                  </Text>
                </span>
                <IconChevronRight size={20} className={classes.chevron} aria-hidden />
              </Link>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

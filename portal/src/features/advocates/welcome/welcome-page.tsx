import { Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { useInLanguage } from '../../../platform/in-language.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { useViewer } from '../../../platform/viewer.js';
import { Panel } from '../../../ui/panel.js';
import { PageHeader } from '../../../ui/shell/page-header.js';
import { LanguageChoice } from '../../notifications/language-choice.js';
import OwnInterests from '../interests/own-interests.js';
import OwnWilling from '../willing/own-willing.js';

const FirstChallengeQuery = graphql(`
  query FirstChallenge {
    ownOnboarding {
      state
      challenge {
        id
        title
        translations {
          locale
          title
        }
      }
    }
    challenges(first: 20) {
      edges {
        node {
          id
          title
          translations {
            locale
            title
          }
          myParticipation {
            id
          }
        }
      }
    }
  }
`);

const FinishWelcome = graphql(`
  mutation FinishWelcome {
    finishWelcome {
      __typename
      ... on Advocate {
        id
        welcomed
      }
    }
  }
`);

/** What the programme is, and what is recorded of who takes part: said before anything is asked. */
function About() {
  const { t } = useTranslation('welcome');
  const program = useViewer().program.name;
  return (
    <>
      <Panel title={t('about.title')}>
        <List spacing="sm">
          {(['challenges', 'referrals', 'points'] as const).map((what) => (
            <List.Item key={what}>
              <Text component="span" fw={600}>
                {t(`about.${what}.name`)}
              </Text>
              {' · '}
              {t(`about.${what}.means`)}
            </List.Item>
          ))}
        </List>
      </Panel>
      <Panel title={t('recorded.title')}>
        <List spacing="sm">
          {(['who', 'acts', 'readers', 'leave'] as const).map((what) => (
            <List.Item key={what}>{t(`recorded.${what}`, { program })}</List.Item>
          ))}
        </List>
      </Panel>
    </>
  );
}

function Reading() {
  return (
    <>
      <LanguageChoice />
      <OwnInterests />
    </>
  );
}

const SCREENS = [
  { key: 'about', Body: About },
  { key: 'reading', Body: Reading },
  { key: 'willing', Body: OwnWilling },
] as const;

/** The first step of the programme's path, else the first challenge that they have not begun. */
function firstOf({ ownOnboarding, challenges }: ResultOf<typeof FirstChallengeQuery>) {
  const step = ownOnboarding.find(({ state }) => state === 'OPEN');
  const other = challenges.edges.find(({ node }) => node.myParticipation === null);
  return step?.challenge ?? other?.node ?? null;
}

/** Where the welcome leads: to the first challenge that they could begin, else home. */
function useFinish() {
  const path = useProgramPath();
  const navigate = useNavigate();
  const own = useInLanguage();
  const [{ data }] = useQuery({ query: FirstChallengeQuery });
  const [finish, busy] = useVerb(FinishWelcome);
  const first = data ? firstOf(own(data)) : null;
  const leave = async (to: string) => {
    if (await finish({})) await navigate({ to });
  };
  return {
    first,
    busy,
    goOn: () => leave(first ? path('challenges', first.id) : path('home')),
  };
}

/** Three screens for who is new; who passes them by comes to the first challenge, too. */
export default function WelcomePage() {
  const { t } = useTranslation(['welcome', 'common']);
  const { program } = useViewer();
  const [at, setAt] = useState(0);
  const { first, busy, goOn } = useFinish();
  const screen = SCREENS[at] ?? SCREENS[0];
  const isLast = at === SCREENS.length - 1;
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const step = t('step', { step: at + 1, steps: SCREENS.length });
  return (
    <>
      <div ref={top} tabIndex={-1} style={{ outline: 'none' }}>
        <PageHeader
          title={t(`${screen.key}.heading`, { program: program.name })}
          lead={t(`${screen.key}.lead`, { program: program.name })}
          above={
            <Text size="sm" c="dimmed">
              {step}
            </Text>
          }
        />
      </div>
      <Stack gap="lg" maw="44rem">
        <Progress value={((at + 1) / SCREENS.length) * 100} size="sm" aria-label={step} />
        <screen.Body />
        {isLast && first && <Text>{t('firstChallenge', { title: first.title })}</Text>}
        <Group gap="sm">
          {isLast ? (
            <Button loading={busy} onClick={() => void goOn()}>
              {t(first ? 'toChallenge' : 'toHome')}
            </Button>
          ) : (
            <Button
              onClick={() => {
                setAt(at + 1);
              }}
            >
              {t('next')}
            </Button>
          )}
          {at > 0 && (
            <Button
              variant="default"
              onClick={() => {
                setAt(at - 1);
              }}
            >
              {t('back')}
            </Button>
          )}
          <Button variant="subtle" disabled={busy} onClick={() => void goOn()}>
            {t('skip')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t('later')}
        </Text>
      </Stack>
    </>
  );
}

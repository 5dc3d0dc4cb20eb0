import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { usePages } from '../../platform/graphql/use-pages.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useUnsavedValues } from '../../ui/forms/unsaved.js';
import { TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import {
  OnboardingPathQuery,
  OpenChallengesQuery,
  SaveOnboardingPath,
  type Path,
  type StepChallenge,
} from './onboarding-query.js';
import { addable, draftOf, isDays, titleOf, type DraftStep } from './path-draft.js';
import { PathSteps } from './path-steps.js';

interface AddProps {
  steps: readonly DraftStep[];
  onAdd: (challenge: StepChallenge) => void;
}

/** However many challenges there are, each can be chosen: the newest first, more on request. */
function Add({ steps, onAdd }: AddProps) {
  const { t } = useTranslation(['onboarding', 'common']);
  const pages = usePages({
    query: OpenChallengesQuery,
    variables: {},
    pick: ({ challenges }) => challenges,
  });
  const choices = addable(pages.rows, steps);
  const more = pages.hasMore && (
    <Button variant="default" size="xs" loading={pages.fetching} onClick={pages.more}>
      {t('common:showMore')}
    </Button>
  );
  if (!pages.data) return null;
  if (choices.length === 0) return more || <Text c="dimmed">{t('noMore')}</Text>;
  return (
    <Group align="end" gap="sm">
      <NativeSelect
        flex="1 1 16rem"
        maw="28rem"
        label={t('add')}
        value=""
        data={[
          { value: '', label: t('choose') },
          ...choices.map((each) => ({ value: each.id, label: titleOf(each) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const chosen = choices.find(({ id }) => id === value);
          if (chosen) onAdd(chosen);
        }}
      />
      {more}
    </Group>
  );
}

function useSave(path: Path) {
  const { t } = useTranslation('onboarding');
  const refusals = useRefusal();
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [save, busy] = useVerb(SaveOnboardingPath);
  const run = async (steps: readonly DraftStep[]) => {
    if (!steps.every(({ days }) => isDays(days))) return false;
    const wanted = steps.map(({ challenge, days }) => ({
      challengeId: challenge.id,
      daysAfterJoining: Number(days),
    }));
    const answer = await save({ input: { version: path.version, steps: wanted } });
    if (!answer) return false;
    if (isUserError(answer)) {
      setErrors([{ message: refusals.text(answer) }]);
      return false;
    }
    setErrors([]);
    void toast({ title: t('saved'), tone: 'good' });
    return true;
  };
  return { run, busy, errors };
}

function Editor({ path }: { path: Path }) {
  const { t } = useTranslation('onboarding');
  const [steps, setSteps] = useState(() => draftOf(path.steps));
  const markSaved = useUnsavedValues(steps.map(({ challenge, days }) => [challenge.id, days]));
  const { run, busy, errors } = useSave(path);
  const save = async () => {
    if (await run(steps)) markSaved();
  };
  return (
    <Panel title={t('steps')}>
      <FormErrors errors={[...errors]} />
      {steps.length === 0 ? (
        <Text c="dimmed">{t('none')}</Text>
      ) : (
        <PathSteps steps={steps} onChange={setSteps} />
      )}
      <Add
        steps={steps}
        onAdd={(challenge) => {
          setSteps([...steps, { challenge, days: steps.at(-1)?.days ?? 0 }]);
        }}
      />
      <Group>
        <Button loading={busy} onClick={() => void save()}>
          {t('save')}
        </Button>
      </Group>
    </Panel>
  );
}

/** The challenges that advocates are offered first, as marketers put them in order. */
export default function OnboardingPage() {
  const { t } = useTranslation(['onboarding', 'shell']);
  const path = useProgramPath();
  const [query, ask] = useQuery({ query: OnboardingPathQuery });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        above={
          <TextLink to={path('edit', 'challenges')}>{t('shell:nav.manageChallenges')}</TextLink>
        }
      />
      <Stack gap="lg" maw="52rem">
        <QueryView
          query={query}
          onRetry={() => {
            ask({ requestPolicy: 'network-only' });
          }}
        >
          {({ onboardingPath }) => <Editor key={onboardingPath.version} path={onboardingPath} />}
        </QueryView>
      </Stack>
    </>
  );
}

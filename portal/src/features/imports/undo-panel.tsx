import { Alert, Button, Group, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { Figure } from '../../ui/figures/figure.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import type { Run } from './imports-query.js';
import { PreviewImportUndo, UndoImport, type UndoAhead } from './undo-query.js';

interface UndoProps {
  run: Run;
  onRequested: () => void;
}

function useUndo({ run, onRequested }: UndoProps) {
  const refusals = useRefusal();
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [executeLook, looks] = useKeyedVerb(PreviewImportUndo);
  const [executeUndo, undoes] = useKeyedVerb(UndoImport);
  const request = (execute: typeof executeLook | typeof executeUndo) => async () => {
    setErrors([]);
    const answer = await execute({ id: run.id });
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusals.sort(answer, []).others);
    onRequested();
  };
  return {
    ...{ errors, busy: looks || undoes },
    ...{ look: request(executeLook), undo: request(executeUndo) },
  };
}

/** On what something leans, with the way to it: then nothing of the run can be taken back. */
function LeanedOn({ ahead }: { ahead: UndoAhead }) {
  const { t } = useTranslation('imports');
  const path = useProgramPath();
  return (
    <Stack gap="sm">
      <Alert color="clay" icon={<IconAlertTriangle aria-hidden />}>
        <Text size="sm">{t('undo.leaning', { count: ahead.leaning })}</Text>
      </Alert>
      <List size="sm">
        {ahead.leanedOn.map(({ subjectKind, subjectId, subjectName, lean }) => (
          <List.Item key={subjectId}>
            <TextLink to={path(subjectKind === 'DEAL' ? 'deals' : 'referrals', subjectId)}>
              {subjectName ?? t('undo.unnamed')}
            </TextLink>
            {' · '}
            {t(`undo.lean.${lean}`)}
          </List.Item>
        ))}
      </List>
      {ahead.leaning > ahead.leanedOn.length && (
        <Text size="sm" c="dimmed">
          {t('undo.more', { count: ahead.leanedOn.length })}
        </Text>
      )}
    </Stack>
  );
}

/** Whose points it would move. */
function AdvocatePoints({ ahead }: { ahead: UndoAhead }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const { advocates } = ahead;
  if (advocates.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t('undo.advocates')}
      </Text>
      <List size="sm">
        {advocates.map(({ advocate, awarded, takenBack }, at) => (
          <List.Item key={advocate?.id ?? at}>
            {advocate?.name ?? t('undo.unnamed')}{' '}
            {[
              ...(takenBack > 0 ? [formats.signed(-takenBack)] : []),
              ...(awarded > 0 ? [formats.signed(awarded)] : []),
            ].join(' · ')}
          </List.Item>
        ))}
      </List>
      {advocates.length === 50 && (
        <Text size="sm" c="dimmed">
          {t('undo.more', { count: advocates.length })}
        </Text>
      )}
    </Stack>
  );
}

const PLACES = { ADVOCATE: 'advocates', COMPANY: 'companies' } as const;

/** What stays in spite of an undo, each by name and with the reason. */
function StaysBehind({ ahead, title }: { ahead: UndoAhead; title: string }) {
  const { t } = useTranslation('imports');
  const path = useProgramPath();
  const { staying, stays } = ahead;
  if (staying === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm">
        {stays.map(({ kind, id, name, stay }) => (
          <List.Item key={id}>
            <TextLink to={kind === 'TAG' ? path('tags') : path(PLACES[kind], id)}>
              {name ?? t('undo.unnamed')}
            </TextLink>
            {' · '}
            {t(`undo.stay.${stay}`)}
          </List.Item>
        ))}
      </List>
      {staying > stays.length && (
        <Text size="sm" c="dimmed">
          {t('undo.more', { count: stays.length })}
        </Text>
      )}
    </Stack>
  );
}

const COUNTED = [
  'referrals',
  'deals',
  'awards',
  'advocatesGone',
  'advocatesAsBefore',
  'companiesGone',
  'companiesAsBefore',
  'tagsGone',
  'takenBack',
  'awarded',
] as const;

/** What the look at it found. */
function Ahead({ ahead, describes }: { ahead: UndoAhead; describes: boolean }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
        {COUNTED.filter((each) => ahead[each] > 0).map((each) => (
          <Figure
            key={each}
            label={t(`undo.${each}`)}
            value={
              each === 'takenBack' ? formats.signed(-ahead[each]) : formats.number(ahead[each])
            }
          />
        ))}
      </SimpleGrid>
      <AdvocatePoints ahead={ahead} />
      <StaysBehind ahead={ahead} title={t('undo.staying', { count: ahead.staying })} />
      <Text size="sm" c="dimmed">
        {t(describes ? 'undo.keeping' : 'undo.lasting')}
      </Text>
    </>
  );
}

/** What can be done now: look, undo what was looked at, or go on with an undo that stopped. */
function Verbs(props: UndoProps) {
  const { run } = props;
  const { t } = useTranslation('imports');
  const { look, undo, busy, errors } = useUndo(props);
  const { undoAhead: ahead } = run;
  if (run.task === 'UNDO') {
    return (
      <>
        <FormErrors errors={errors} />
        <Group>
          <Button loading={busy} onClick={() => void undo()}>
            {t('undo.goOn')}
          </Button>
        </Group>
      </>
    );
  }
  return (
    <>
      <FormErrors errors={errors} />
      <Group>
        {ahead?.leaning === 0 && (
          <ConfirmButton
            danger
            loading={busy}
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            question={t('undo.question')}
            consequence={t('undo.consequence')}
            confirmLabel={t('undo.do')}
            onConfirm={undo}
          >
            {t('undo.do')}
          </ConfirmButton>
        )}
        <Button variant="default" loading={busy} onClick={() => void look()}>
          {t(ahead === null ? 'undo.look' : 'undo.again')}
        </Button>
      </Group>
    </>
  );
}

/** R-D7: a run is undone while nothing leans on it, after a look at what that takes back. */
export function UndoPanel(props: UndoProps) {
  const { t } = useTranslation('imports');
  const { canBeUndone, kind, state, undoAhead: ahead } = props.run;
  if (!canBeUndone) {
    return state === 'DONE' ? (
      <Text size="sm" c="dimmed">
        {t('undo.cannot')}
      </Text>
    ) : null;
  }
  if (ahead === null) {
    return (
      <Panel title={t('undo.title')}>
        <Text>{t('undo.lead')}</Text>
        <Verbs {...props} />
      </Panel>
    );
  }
  return (
    <Panel title={t('undo.ahead')}>
      {ahead.leaning === 0 ? (
        <Ahead ahead={ahead} describes={kind === 'COMPANIES' || kind === 'ADVOCATES'} />
      ) : (
        <LeanedOn ahead={ahead} />
      )}
      <Verbs {...props} />
    </Panel>
  );
}

/** What became of a run that was undone. */
export function Undone({ run }: { run: Run }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  if (run.state !== 'UNDONE') return null;
  const { undoAhead: ahead } = run;
  return (
    <Alert role="status" color="gray" icon={<IconArrowBackUp aria-hidden />}>
      <Stack gap={4}>
        <Text size="sm">
          {t('undo.done', {
            name: run.undoneBy?.name ?? 'none',
            when: run.undoneAt === null ? '' : formats.moment(run.undoneAt),
            count: run.undone,
          })}
        </Text>
        <Text size="sm">{t('undo.doneHint')}</Text>
        {ahead !== null && (
          <StaysBehind ahead={ahead} title={t('undo.stayed', { count: ahead.staying })} />
        )}
      </Stack>
    </Alert>
  );
}

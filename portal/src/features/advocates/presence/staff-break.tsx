import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import { useViewer } from '../../../platform/viewer.js';
import { useFormats } from '../../../ui/formats/format.js';
import { BreakForm } from './break-form.js';
import { ResumeAdvocate, type ShownBreak } from './break-verbs.js';

interface StaffBreakProps {
  advocate: { id: string; status: string; break: ShownBreak | null };
}

function Lasting({ id, current, onChange }: LastingProps) {
  const { t } = useTranslation('presence');
  const formats = useFormats();
  const [resume, busy] = useVerb(ResumeAdvocate);
  const end = async () => {
    const answer = await resume({ input: { id } });
    if (!answer || isUserError(answer)) return;
    void toast({ title: t('staffBreak.ended'), tone: 'good' });
  };
  const isTheirs = current.from === 'ADVOCATE';
  return (
    <Stack gap="xs">
      <Text fw={600}>
        {current.backOn === null
          ? t('staffBreak.on')
          : t('staffBreak.until', { day: formats.day(current.backOn) })}
      </Text>
      <Text size="sm">{t(isTheirs ? 'staffBreak.theirs' : 'staffBreak.yours')}</Text>
      {onChange && !isTheirs && (
        <Group gap="sm">
          <Button size="sm" variant="default" loading={busy} onClick={() => void end()}>
            {t('staffBreak.end')}
          </Button>
          <Button size="sm" variant="default" onClick={onChange}>
            {t('break.change')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface LastingProps {
  id: string;
  current: ShownBreak;
  /** Absent for who may not change it. */
  onChange: (() => void) | undefined;
}

/** Staff begin a break for an advocate who asked for it, and end it; the advocate reads who did (R-U1). */
export function StaffBreak({ advocate }: StaffBreakProps) {
  const { t } = useTranslation('presence');
  const may = useViewer().roles.some((role) => role === 'MARKETER' || role === 'ADMIN');
  const [opened, { open, close }] = useDisclosure(false);
  const { id, status, break: current } = advocate;
  const done = () => {
    void toast({ title: t(current ? 'break.daySaved' : 'staffBreak.began'), tone: 'good' });
    close();
  };
  if (opened) {
    return (
      <Stack gap="xs">
        <Text size="sm">{t('staffBreak.lead')}</Text>
        <BreakForm
          id={id}
          current={current}
          hint={t('staffBreak.dayHint')}
          onDone={done}
          onCancel={close}
        />
      </Stack>
    );
  }
  if (current) return <Lasting id={id} current={current} onChange={may ? open : undefined} />;
  if (!may || (status !== 'JOINED' && status !== 'ACTIVE')) return null;
  return (
    <Group>
      <Button size="sm" variant="default" onClick={open}>
        {t('staffBreak.begin')}
      </Button>
    </Group>
  );
}

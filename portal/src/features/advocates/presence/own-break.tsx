import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../../platform/graphql/graphql.js';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import { useRefreshViewer } from '../../../platform/viewer.js';
import { useFormats } from '../../../ui/formats/format.js';
import { Panel } from '../../../ui/panel.js';
import { BreakForm } from './break-form.js';
import { ResumeAdvocate, type ShownBreak } from './break-verbs.js';
import { LeaveProgram } from './leave-program.js';

const OwnBreakQuery = graphql(`
  query OwnBreak {
    me {
      id
      break {
        from
        backOn
      }
    }
  }
`);

function Lasting({ current, onChange }: { current: ShownBreak; onChange: () => void }) {
  const { t } = useTranslation('presence');
  const formats = useFormats();
  const refresh = useRefreshViewer();
  const [resume, busy] = useVerb(ResumeAdvocate);
  const end = async () => {
    const answer = await resume({ input: {} });
    if (!answer || isUserError(answer)) return;
    void toast({ title: t('break.ended'), tone: 'good' });
    refresh();
  };
  return (
    <>
      <Text fw={600}>
        {current.backOn === null
          ? t('break.on')
          : t('break.until', { day: formats.day(current.backOn) })}
      </Text>
      {current.from === 'STAFF' && <Text size="sm">{t('break.byStaff')}</Text>}
      <Group gap="sm">
        <Button size="sm" loading={busy} onClick={() => void end()}>
          {t('break.end')}
        </Button>
        <Button size="sm" variant="default" onClick={onChange}>
          {t('break.change')}
        </Button>
      </Group>
    </>
  );
}

function BreakPanel({ current }: { current: ShownBreak | null }) {
  const { t } = useTranslation('presence');
  const refresh = useRefreshViewer();
  const [opened, { open, close }] = useDisclosure(false);
  const done = () => {
    void toast({ title: t(current ? 'break.daySaved' : 'break.began'), tone: 'good' });
    refresh();
    close();
  };
  return (
    <Panel title={t('break.title')}>
      <Text c="dimmed">{t('break.lead')}</Text>
      {opened && (
        <BreakForm current={current} hint={t('break.dayHint')} onDone={done} onCancel={close} />
      )}
      {!opened && current && <Lasting current={current} onChange={open} />}
      {!opened && !current && (
        <Group>
          <Button size="sm" variant="default" onClick={open}>
            {t('break.begin')}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

/** An advocate takes a break, ends it, or leaves (R-U1, R-U5). */
export default function OwnBreak() {
  const [{ data }] = useQuery({ query: OwnBreakQuery });
  const me = data?.me;
  if (!me) return null;
  return (
    <>
      <BreakPanel key={me.break?.backOn ?? ''} current={me.break} />
      <LeaveProgram />
    </>
  );
}

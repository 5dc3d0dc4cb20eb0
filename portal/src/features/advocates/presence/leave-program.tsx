import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../../platform/graphql/graphql.js';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { useViewer } from '../../../platform/viewer.js';
import { Dialog } from '../../../ui/dialogs/dialog.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { Panel } from '../../../ui/panel.js';

const LeaveProgramVerb = graphql(
  `
    mutation LeaveProgram {
      leaveProgram {
        __typename
        ... on Advocate {
          id
          status
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

function Consequences() {
  const { t } = useTranslation('presence');
  const { roles } = useViewer();
  return (
    <>
      <Text>{t('leave.stays')}</Text>
      <Text>{t('leave.goes')}</Text>
      {roles.length > 1 && <Text>{t('leave.roles')}</Text>}
    </>
  );
}

function Confirm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation(['presence', 'common']);
  const refusals = useRefusal();
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [leave, busy] = useVerb(LeaveProgramVerb);
  const run = async () => {
    setErrors([]);
    const answer = await leave({});
    if (!answer) return;
    if (isUserError(answer)) {
      setErrors(refusals.sort(answer, []).others);
      return;
    }
    // Nothing of the programme may stay in memory.
    window.location.assign('/');
  };
  return (
    <Stack gap="md">
      <FormErrors errors={errors} />
      <Consequences />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('common:cancel')}
        </Button>
        <Button color="clay" loading={busy} onClick={() => void run()}>
          {t('leave.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}

/** The way out: what stays and what ends is said before (R-U5). */
export function LeaveProgram() {
  const { t } = useTranslation('presence');
  const { program } = useViewer();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Panel title={t('leave.title')}>
      <Text c="dimmed">{t('leave.goes')}</Text>
      <Group>
        <Button size="sm" variant="default" c="clay.8" onClick={open}>
          {t('leave.open')}
        </Button>
      </Group>
      <Dialog
        opened={opened}
        onClose={close}
        title={t('leave.question', { program: program.name })}
      >
        <Confirm onCancel={close} />
      </Dialog>
    </Panel>
  );
}

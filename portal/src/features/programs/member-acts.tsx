import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb, useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { useRefreshViewer } from '../../platform/viewer.js';
import { Dialog } from '../../ui/dialogs/dialog.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { mayInviteAgain } from './may-invite-again.js';
import { ChangeMemberRoles, InviteMember, RemoveMember, type MemberRow } from './people-query.js';

const RoleChoice = lazyPart(async () => ({
  default: (await import('./role-choice.js')).RoleChoice,
}));

interface DialogProps {
  member: MemberRow;
  onClose: () => void;
}

/** Runs a verb about somebody; a refusal (the last admin, R-A4) stays in the dialog. */
function useMemberVerb(onDone: () => void) {
  const refusals = useRefusal();
  const refresh = useRefreshViewer();
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const settle = (result: object | null, isMe: boolean) => {
    setErrors([]);
    if (!result) return;
    if (isUserError(result)) {
      setErrors(refusals.sort(result, []).others);
      return;
    }
    // A member who changed their own roles gets another navigation.
    if (isMe) refresh();
    onDone();
  };
  return { errors, settle };
}

function ChangeRoles({ member, onClose }: DialogProps) {
  const { t } = useTranslation(['administration', 'common']);
  const [roles, setRoles] = useState(member.roles);
  const [change, busy] = useVerb(ChangeMemberRoles);
  const { errors, settle } = useMemberVerb(onClose);
  const save = async () => {
    settle(await change({ input: { id: member.id, roles } }), member.isMe);
  };
  return (
    <Stack gap="md">
      <FormErrors errors={errors} />
      <Suspense>
        <RoleChoice
          value={roles}
          onChange={setRoles}
          error={roles.length === 0 ? t('people.noRole') : undefined}
        />
      </Suspense>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button loading={busy} disabled={roles.length === 0} onClick={() => void save()}>
          {t('common:save')}
        </Button>
      </Group>
    </Stack>
  );
}

function Remove({ member, onClose }: DialogProps) {
  const { t } = useTranslation(['administration', 'common']);
  const [remove, busy] = useVerb(RemoveMember);
  const { errors, settle } = useMemberVerb(onClose);
  const run = async () => {
    settle(await remove({ input: { id: member.id } }), member.isMe);
  };
  return (
    <Stack gap="md">
      <FormErrors errors={errors} />
      <Text>{t('people.removeBody')}</Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common:cancel')}
        </Button>
        <Button color="clay" loading={busy} onClick={() => void run()}>
          {t('people.remove')}
        </Button>
      </Group>
    </Stack>
  );
}

/** To somebody whose invitation is over (`mayInviteAgain`), with the roles that it had. */
function InviteAgain({ member: { name, email, roles } }: { member: MemberRow }) {
  const { t } = useTranslation('administration');
  const refusals = useRefusal();
  const [invite, busy] = useKeyedVerb(InviteMember);
  const run = async () => {
    const answer = await invite({ name, email, roles });
    if (!answer) return;
    if (isUserError(answer)) {
      void toast({ title: refusals.text(answer), tone: 'attention' });
      return;
    }
    void toast({ title: t('people.sent', { name }), tone: 'good' });
  };
  return (
    <Button
      size="xs"
      loading={busy}
      onClick={() => void run()}
      aria-label={t('people.invitation.againNamed', { name })}
    >
      {t('people.invitation.again')}
    </Button>
  );
}

/** What an admin can do about somebody. */
export function MemberActs({ member }: { member: MemberRow }) {
  const { t } = useTranslation('administration');
  const { name } = member;
  const [changing, change] = useDisclosure(false);
  const [removing, remove] = useDisclosure(false);
  return (
    <Group gap="xs" justify="flex-end">
      {mayInviteAgain(member) && <InviteAgain member={member} />}
      <Button
        size="xs"
        variant="default"
        onClick={change.open}
        aria-label={t('people.changeNamed', { name })}
      >
        {t('people.change')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="clay"
        onClick={remove.open}
        aria-label={t('people.removeNamed', { name })}
      >
        {t('people.remove')}
      </Button>
      <Dialog opened={changing} onClose={change.close} title={t('people.changeOf', { name })}>
        <ChangeRoles member={member} onClose={change.close} />
      </Dialog>
      <Dialog opened={removing} onClose={remove.close} title={t('people.removeQuestion', { name })}>
        <Remove member={member} onClose={remove.close} />
      </Dialog>
    </Group>
  );
}

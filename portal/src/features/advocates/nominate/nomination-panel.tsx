import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import { useDecides } from '../../../platform/use-staff.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { ConfirmButton } from '../../../ui/dialogs/confirm-button.js';
import { useFormats } from '../../../ui/formats/format.js';
import { Panel } from '../../../ui/panel.js';
import { Invite } from '../invite/invite.js';
import type { Advocate } from '../person/advocate-query.js';
import { WithdrawAdvocate } from './nominate-verbs.js';

/** Who named an advocate, and why. */
export function Nomination({ of: { by, isMine, nominatedAt, note } }: NominationProps) {
  const { t } = useTranslation('invitations');
  const { dayOf } = useFormats();
  const day = dayOf(nominatedAt);
  return (
    <Stack gap={4}>
      {note !== null && (
        <Text component="blockquote" m={0} style={{ whiteSpace: 'pre-line' }}>
          {note}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {isMine && t('nominated.mine', { day })}
        {!isMine && (by === null ? t('nominated.on', { day }) : t('nominated.by', { by, day }))}
      </Text>
    </Stack>
  );
}

interface NominationProps {
  of: NonNullable<Advocate['nomination']>;
}

/** Takes an open invitation back, or sets a nomination aside. */
function Withdraw({ advocate: { id, name, status } }: { advocate: Advocate }) {
  const { t } = useTranslation('invitations');
  const refusals = useRefusal();
  const [withdraw, busy] = useVerb(WithdrawAdvocate);
  if (status !== 'NOMINATED' && status !== 'INVITED') return null;
  const confirm = async () => {
    const answer = await withdraw({ input: { id } });
    if (!answer) return;
    const refused = isUserError(answer);
    await toast(
      refused
        ? { title: refusals.text(answer), tone: 'attention' }
        : { title: t(`withdraw.done.${status}`), tone: 'good' },
    );
  };
  return (
    <ConfirmButton
      size="sm"
      loading={busy}
      question={t(`withdraw.question.${status}`, { name })}
      consequence={t(`withdraw.consequence.${status}`)}
      confirmLabel={t(`withdraw.confirm.${status}`)}
      onConfirm={confirm}
    >
      {t(`withdraw.action.${status}`)}
    </ConfirmButton>
  );
}

/** Not while an invitation is open, and never who said no. */
function mayInvite({ status, invitation }: Advocate): boolean {
  if (invitation?.declinedAt) return false;
  if (status === 'INVITED') return invitation?.hasEnded ?? false;
  return status === 'NOMINATED' || status === 'LEFT';
}

function Why({ nomination, isAsked }: WhyProps) {
  const { t } = useTranslation('invitations');
  if (nomination) return <Nomination of={nomination} />;
  return isAsked && <Text>{t('nominated.none')}</Text>;
}

interface WhyProps {
  nomination: Advocate['nomination'];
  isAsked: boolean;
}

/** What marketers do with who has not joined. */
function Acts({ advocate }: { advocate: Advocate }) {
  return (
    <Group gap="sm">
      {mayInvite(advocate) && <Invite size="sm" advocateIds={[advocate.id]} />}
      <Withdraw advocate={advocate} />
    </Group>
  );
}

/** What came before they were an advocate: who nominated them, and the way in or out while they have not joined. */
export default function NominationPanel({ advocate }: { advocate: Advocate }) {
  const { t } = useTranslation('invitations');
  const decides = useDecides();
  const { nomination, status } = advocate;
  const acts = decides && (status === 'INVITED' || mayInvite(advocate));
  if (nomination === null && !acts) return null;
  return (
    <Panel title={t(nomination === null ? 'invite.title' : 'nominated.title')}>
      <Stack gap="md">
        <Why nomination={nomination} isAsked={status === 'NOMINATED'} />
        {acts && <Acts advocate={advocate} />}
      </Stack>
    </Panel>
  );
}

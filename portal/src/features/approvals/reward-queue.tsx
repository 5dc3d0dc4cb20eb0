import {
  Alert,
  Button,
  Group,
  Kbd,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../platform/graphql/idempotency-key.js';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { PointsAmount } from '../../ui/amounts.js';
import { Facts } from '../../ui/facts.js';
import { useFormats } from '../../ui/format.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState } from '../../ui/states.js';
import { DecideRedemption, type RedemptionRow } from './approvals-query.js';
import { QueueFrame } from './queue-frame.js';
import { useQueue } from './use-queue.js';
import { useShortcuts } from './use-shortcuts.js';

const REASONS = [
  'NOT_ELIGIBLE',
  'GIFTS_NOT_ALLOWED',
  'OUT_OF_STOCK',
  'SUSPECTED_FRAUD',
  'OTHER',
] as const;
type Reason = (typeof REASONS)[number];

interface Denial {
  reason: Reason;
  reasonText: string | null;
}

interface DenyFormProps {
  busy: boolean;
  onDeny: (denial: Denial) => void;
  onCancel: () => void;
}

function DenyForm({ busy, onDeny, onCancel }: DenyFormProps) {
  const { t } = useTranslation(['approvals', 'common']);
  const [reason, setReason] = useState<Reason | ''>('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const wordsMissing = reason === 'OTHER' && text.trim() === '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason !== '' && !wordsMissing) onDeny({ reason, reasonText: text.trim() || null });
      }}
    >
      <Stack gap="md">
        <Title order={3} size="h4">
          {t('form.rejectTitle')}
        </Title>
        <NativeSelect
          label={t('form.reason')}
          withAsterisk
          autoFocus
          value={reason}
          onChange={(event) => {
            setReason(REASONS.find((each) => each === event.currentTarget.value) ?? '');
          }}
          data={[
            { value: '', label: t('form.choose'), disabled: true },
            ...REASONS.map((value) => ({ value, label: t(`redemptionReason.${value}`) })),
          ]}
          error={tried && reason === '' ? t('form.choose') : undefined}
        />
        <Textarea
          label={t('redemption.text')}
          description={t('form.hint')}
          value={text}
          maxLength={2000}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
          error={tried && wordsMissing ? t('form.missing') : undefined}
        />
        <Group gap="sm">
          <Button type="submit" color="clay" loading={busy}>
            {t('form.sendReject')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RedemptionFacts({ redemption }: { redemption: RedemptionRow }) {
  const { t } = useTranslation('approvals');
  const formats = useFormats();
  const path = useProgramPath();
  const { advocate, reward } = redemption;
  return (
    <>
      <Stack gap={2}>
        <Title order={2} size="h3">
          {reward.name}
        </Title>
        <Text>
          <TextLink to={path('advocates', advocate.id)} fw={600}>
            {advocate.name}
          </TextLink>
          {advocate.company && `, ${advocate.company.name}`}
        </Text>
        <Text size="sm" c="dimmed">
          {t('since', { moment: formats.moment(redemption.requestedAt) })}
        </Text>
      </Stack>
      <Facts
        facts={[
          { label: t('redemption.price'), value: <PointsAmount points={redemption.pricePoints} /> },
          {
            label: t('redemption.balance'),
            value: <PointsAmount points={advocate.points.available} />,
          },
          {
            label: t('redemption.codes'),
            value: reward.codesFree === null ? null : formats.number(reward.codesFree),
          },
        ]}
      />
      <Text>{t('redemption.body')}</Text>
    </>
  );
}

function Empty() {
  const { t } = useTranslation('approvals');
  const path = useProgramPath();
  return (
    <Panel>
      <EmptyState
        title={t('empty.rewardsTitle')}
        action={
          <ButtonLink to={path('edit', 'rewards')} variant="default">
            {t('empty.rewardsAction')}
          </ButtonLink>
        }
      >
        {t('empty.rewards')}
      </EmptyState>
    </Panel>
  );
}

function useRedemptionDecisions(leaveOut: (id: string) => void) {
  const { t } = useTranslation('approvals');
  const refusals = useRefusal();
  const [decide, busy] = useVerb(DecideRedemption);
  const [notice, setNotice] = useState<string | null>(null);
  const decideOn = async ({ id, reward, advocate }: RedemptionRow, denial?: Denial) => {
    const result = await decide({
      input: { id, approve: !denial, ...denial, idempotencyKey: newIdempotencyKey() },
    });
    if (!result) return;
    if (isUserError(result)) {
      setNotice(refusals.text(result));
      return;
    }
    const names = { reward: reward.name, name: advocate.name };
    setNotice(t(denial ? 'redemption.done.false' : 'redemption.done.true', names));
    leaveOut(id);
  };
  return { decideOn, notice, busy };
}

interface ActsProps {
  busy: boolean;
  onApprove: () => void;
  onDeny: () => void;
}

function Acts({ busy, onApprove, onDeny }: ActsProps) {
  const { t } = useTranslation('approvals');
  const hint = (key: string) => (
    <Kbd size="xs" aria-hidden visibleFrom="sm">
      {key}
    </Kbd>
  );
  return (
    <Group gap="sm">
      <Button
        leftSection={<IconCheck size={18} aria-hidden />}
        rightSection={hint('a')}
        loading={busy}
        onClick={onApprove}
      >
        {t('act.approve')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconX size={18} aria-hidden />}
        rightSection={hint('r')}
        onClick={onDeny}
      >
        {t('act.reject')}
      </Button>
    </Group>
  );
}

/** Rewards that were asked for; the points are set aside already. */
export function RewardQueue({ all, keys }: { all: readonly RedemptionRow[]; keys: boolean }) {
  const { t } = useTranslation('approvals');
  const formats = useFormats();
  const queue = useQueue(all);
  const { current } = queue;
  const { decideOn, notice, busy } = useRedemptionDecisions(queue.leaveOut);
  const [denied, setDenied] = useState('');
  const approve = () => {
    if (current && !busy) void decideOn(current);
  };
  const deny = () => {
    setDenied(current?.id ?? '');
  };
  useShortcuts({ j: queue.next, k: queue.previous, a: approve, r: deny }, keys);
  const entries = queue.items.map(({ id, advocate, reward, requestedAt }) => ({
    id,
    title: advocate.name,
    hint: `${reward.name} · ${formats.dayOf(requestedAt)}`,
  }));
  return (
    <>
      {notice && (
        <Alert role="status" color="dusk" mb="md" icon={<IconInfoCircle aria-hidden />}>
          {notice}
        </Alert>
      )}
      {!current && <Empty />}
      {current && (
        <QueueFrame label={t('queue.label')} entries={entries} currentId={current.id} queue={queue}>
          <Panel>
            <RedemptionFacts redemption={current} />
            {denied === current.id ? (
              <DenyForm
                busy={busy}
                onDeny={(denial) => void decideOn(current, denial)}
                onCancel={() => {
                  setDenied('');
                }}
              />
            ) : (
              <Acts busy={busy} onApprove={approve} onDeny={deny} />
            )}
          </Panel>
        </QueueFrame>
      )}
    </>
  );
}

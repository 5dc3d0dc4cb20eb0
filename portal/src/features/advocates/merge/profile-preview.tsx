import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { toast } from '../../../platform/toast.js';
import { useRefreshViewer } from '../../../platform/viewer.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { ListSkeleton } from '../../../ui/states/states.js';
import {
  MergeProfiles,
  ProfileMergePreviewQuery,
  type ProfilePreview,
} from './profile-merge-query.js';

interface PreviewProps {
  /** The address that the reader signs in with. */
  present: string;
  onDone: () => void;
  onAgain: () => void;
}

function Counts({ title, counts }: { title: string; counts: ProfilePreview['moves'] }) {
  const { t } = useTranslation('profile-merges');
  return (
    <div>
      <Text fw={600}>{title}</Text>
      <List>
        {counts.map(({ kind, count }) => (
          <List.Item key={kind}>{t('preview.count', { kind, count })}</List.Item>
        ))}
      </List>
    </div>
  );
}

function Points({ preview: { points } }: { preview: ProfilePreview }) {
  const { t } = useTranslation('profile-merges');
  if (!points) return null;
  const { available, pending, owed } = points;
  return (
    <Text>
      {[
        t('preview.points', { available }),
        ...(pending > 0 ? [t('preview.pending', { pending })] : []),
        ...(owed > 0 ? [t('preview.owed', { owed })] : []),
      ].join(' ')}
    </Text>
  );
}

/** What a merge would do, for a reader who has shown that both mailboxes are theirs. */
function What({ preview, present }: { preview: ProfilePreview; present: string }) {
  const { t } = useTranslation('profile-merges');
  const { email, moves, waits, otherPrograms } = preview;
  const names = { other: email, present };
  return (
    <Stack gap="sm">
      <Text>{t('preview.lead', names)}</Text>
      <Points preview={preview} />
      {moves.length > 0 && <Counts title={t('preview.moves')} counts={moves} />}
      {waits.length > 0 && <Counts title={t('preview.waits')} counts={waits} />}
      {otherPrograms.length > 0 && (
        <Text size="sm">
          {t('preview.elsewhere', { programs: otherPrograms.join(', '), other: email })}
        </Text>
      )}
      <Text size="sm">{t('preview.leads', names)}</Text>
      <Text size="sm">{t('preview.since')}</Text>
    </Stack>
  );
}

function useMerge({ onDone }: PreviewProps) {
  const { t } = useTranslation('profile-merges');
  const refresh = useRefreshViewer();
  const [error, setError] = useState<string>();
  const [merge, busy] = useKeyedVerb(MergeProfiles);
  const run = async (mergedId: string) => {
    setError(undefined);
    const answer = await merge({ mergedId });
    if (!answer) return;
    if (answer.__typename === 'Advocate') {
      void toast({ title: t('done'), tone: 'good' });
      onDone();
      refresh();
    } else if (answer.__typename === 'ProfileMergeRefused') {
      setError(t(`refused.${answer.reason}`));
    } else {
      setError(t('failed.NOTHING_ASKED'));
    }
  };
  return { run, busy, error };
}

function Refused({ reason }: { reason: ProfilePreview['refused'] }) {
  const { t } = useTranslation('profile-merges');
  return (
    <Alert color="yellow">{reason ? t(`refused.${reason}`) : t('failed.NOTHING_ASKED')}</Alert>
  );
}

function Buttons({
  merged,
  busy,
  onMerge,
  onAgain,
  onDone,
}: Pick<PreviewProps, 'onAgain' | 'onDone'> & {
  merged: ProfilePreview['merged'];
  busy: boolean;
  onMerge: (id: string) => void;
}) {
  const { t } = useTranslation(['profile-merges', 'common']);
  return (
    <Group gap="sm">
      {merged && (
        <Button
          size="sm"
          loading={busy}
          onClick={() => {
            onMerge(merged.id);
          }}
        >
          {t('preview.confirm')}
        </Button>
      )}
      <Button size="sm" variant={merged ? 'subtle' : 'default'} onClick={onAgain}>
        {t('preview.again')}
      </Button>
      <Button size="sm" variant="subtle" onClick={onDone}>
        {t('common:cancel')}
      </Button>
    </Group>
  );
}

export function ProfilePreviewPart(props: PreviewProps) {
  const { run, busy, error } = useMerge(props);
  const [{ data, fetching }] = useQuery({
    query: ProfileMergePreviewQuery,
    // What it would do now, each time it is asked.
    requestPolicy: 'network-only',
  });
  if (fetching) return <ListSkeleton rows={3} />;
  const { merged = null, refused = null } = data?.profileMergePreview ?? {};
  return (
    <Stack gap="md">
      {merged && data?.profileMergePreview ? (
        <What preview={data.profileMergePreview} present={props.present} />
      ) : (
        <Refused reason={refused} />
      )}
      <FormErrors errors={error === undefined ? [] : [{ message: error }]} />
      <Buttons
        merged={merged}
        busy={busy}
        onMerge={(id) => void run(id)}
        onAgain={props.onAgain}
        onDone={props.onDone}
      />
    </Stack>
  );
}

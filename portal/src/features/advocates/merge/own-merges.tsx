import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { toast } from '../../../platform/toast.js';
import { useRefreshViewer, useViewer } from '../../../platform/viewer.js';
import { ConfirmButton } from '../../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { useFormats } from '../../../ui/formats/format.js';
import { Panel } from '../../../ui/panel.js';
import { BothCodesForm } from './both-codes-form.js';
import { OtherAddressForm } from './other-address-form.js';
import { OwnMergesQuery, UnmergeProfiles, type OwnMerge } from './profile-merge-query.js';
import { ProfilePreviewPart } from './profile-preview.js';
import { findAskedProof, type AskedProof } from './proof-api.js';

type Step =
  | { at: 'shown' }
  | { at: 'asking'; wish: string; expired: boolean }
  | { at: 'codes'; asked: AskedProof }
  | { at: 'preview'; email: string };

/** The steps of a merge; one that waits for its codes is shown again after a reload. */
function useSteps() {
  const [step, setStep] = useState<Step>({ at: 'shown' });
  useEffect(() => {
    let left = false;
    void findAskedProof().then((asked) => {
      if (asked && !asked.proven && !left) setStep({ at: 'codes', asked });
    });
    return () => {
      left = true;
    };
  }, []);
  return [step, setStep] as const;
}

function OpenMerge({ merge }: { merge: OwnMerge }) {
  const { t } = useTranslation('profile-merges');
  const formats = useFormats();
  const refresh = useRefreshViewer();
  const [unmerge] = useKeyedVerb(UnmergeProfiles);
  const [failed, setFailed] = useState(false);
  const other = merge.merged.email ?? merge.merged.name;
  const run = async () => {
    setFailed(false);
    const answer = await unmerge({ mergeId: merge.id });
    if (!answer) return;
    if (isUserError(answer)) {
      setFailed(true);
      return;
    }
    void toast({ title: t('undo.done', { other }), tone: 'good' });
    refresh();
  };
  return (
    <Alert color="honey" icon={<IconArrowMerge aria-hidden />}>
      <Stack gap="xs" align="flex-start">
        <Text>
          {t('undo.said', {
            other,
            at: formats.moment(merge.mergedAt),
            until: formats.moment(merge.staysFrom),
          })}
        </Text>
        <FormErrors errors={failed ? [{ message: t('undo.late') }] : []} />
        <ConfirmButton
          size="compact-sm"
          aria-label={t('undo.openOf', { other })}
          question={t('undo.question', { other })}
          consequence={t('undo.consequence', { other })}
          confirmLabel={t('undo.open')}
          onConfirm={run}
        >
          {t('undo.open')}
        </ConfirmButton>
      </Stack>
    </Alert>
  );
}

function Steps({ present }: { present: string }) {
  const { t } = useTranslation('profile-merges');
  const [step, setStep] = useSteps();
  const show = () => {
    setStep({ at: 'shown' });
  };
  switch (step.at) {
    case 'shown':
      return (
        <Group>
          <Button
            size="sm"
            variant="default"
            onClick={() => {
              setStep({ at: 'asking', wish: '', expired: false });
            }}
          >
            {t('open')}
          </Button>
        </Group>
      );
    case 'asking':
      return (
        <>
          <FormErrors errors={step.expired ? [{ message: t('failed.NOTHING_ASKED') }] : []} />
          <OtherAddressForm
            wish={step.wish}
            onCancel={show}
            onAsked={(asked) => {
              setStep({ at: 'codes', asked });
            }}
          />
        </>
      );
    case 'codes':
      return (
        <BothCodesForm
          key={step.asked.endsAt}
          present={present}
          asked={step.asked}
          onProven={() => {
            setStep({ at: 'preview', email: step.asked.email });
          }}
          onAgain={(why) => {
            setStep({ at: 'asking', wish: step.asked.email, expired: why !== null });
          }}
        />
      );
    case 'preview':
      return (
        <ProfilePreviewPart
          present={present}
          onDone={show}
          onAgain={() => {
            setStep({ at: 'asking', wish: step.email, expired: false });
          }}
        />
      );
  }
}

/** Another profile of one's own in this programme: it is merged into this one, and taken apart again. */
export default function OwnMerges() {
  const { t } = useTranslation('profile-merges');
  const { email } = useViewer();
  const [{ data }] = useQuery({ query: OwnMergesQuery });
  if (!data?.me) return null;
  const standing = data.me.profileMerges.filter(({ takenBackAt }) => takenBackAt === null);
  const past = standing.filter(({ canBeTakenBack }) => !canBeTakenBack);
  return (
    <Panel title={t('title')}>
      <Text c="dimmed">{t('lead')}</Text>
      {standing
        .filter(({ canBeTakenBack }) => canBeTakenBack)
        .map((merge) => (
          <OpenMerge key={merge.id} merge={merge} />
        ))}
      {past.length > 0 && (
        <Text size="sm">
          {t('knownAs', {
            others: past.map(({ merged }) => merged.email ?? merged.name).join(', '),
          })}
        </Text>
      )}
      <Steps present={email} />
    </Panel>
  );
}

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../platform/graphql/graphql.js';
import { useProgramPath } from '../../platform/program-path.js';
import { ButtonLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { ListSkeleton } from '../../ui/states/states.js';
import type { RecordedReferral } from './record-referral-form.js';

// The search field is larger than the rest of the page: it is fetched once the page is open.
const RecordReferralForm = lazyPart(async () => ({
  default: (await import('./record-referral-form.js')).RecordReferralForm,
}));

const SeedStep = graphql(`
  query SeedStep($id: ID!) {
    advocate(id: $id) {
      id
      name
    }
  }
`);

interface DoneProps {
  referral: RecordedReferral;
  onAnother: () => void;
}

function Done({ referral, onAnother }: DoneProps) {
  const { t } = useTranslation('pipeline');
  const path = useProgramPath();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <IconCircleCheck color="var(--mantine-color-leaf-7)" aria-hidden />
        <Title order={2} size="h3" tabIndex={-1} ref={heading}>
          {t('record.doneTitle', { name: referral.name })}
        </Title>
      </Group>
      <Text>{t('record.doneBody', { advocate: referral.advocate })}</Text>
      <Group gap="sm" mt="xs">
        <ButtonLink to={path('referrals', referral.id)}>{t('record.open')}</ButtonLink>
        <Button variant="default" onClick={onAnother}>
          {t('record.another')}
        </Button>
      </Group>
    </Stack>
  );
}

/** A referral made by word of mouth, recorded in under a minute. */
export default function RecordReferralPage() {
  const { t } = useTranslation(['pipeline', 'shell']);
  const { advocate }: { advocate?: string } = useSearch({ strict: false });
  const [{ data, fetching }] = useQuery({
    query: SeedStep,
    variables: { id: advocate ?? '' },
    pause: !advocate,
  });
  const [done, setDone] = useState<RecordedReferral | null>(null);
  const teller = data?.advocate ? { value: data.advocate.id, label: data.advocate.name } : null;
  return (
    <>
      <PageHeader title={t('shell:nav.recordReferral')} lead={t('record.referralLead')} />
      <Panel maw="48rem">
        {done && (
          <Done
            referral={done}
            onAnother={() => {
              setDone(null);
            }}
          />
        )}
        {!done && fetching && <ListSkeleton rows={3} />}
        {!done && !fetching && (
          <Suspense fallback={<ListSkeleton rows={3} />}>
            <RecordReferralForm advocate={teller} onRecorded={setDone} />
          </Suspense>
        )}
      </Panel>
    </>
  );
}

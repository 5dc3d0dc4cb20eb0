import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { QueryView } from '../../../platform/graphql/query-view.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { toast } from '../../../platform/toast.js';
import { TextLink } from '../../../ui/link.js';
import { Panel } from '../../../ui/panel.js';
import { PageHeader } from '../../../ui/shell/page-header.js';
import { InterestList, SaveInterest, type Interest } from './interest-verbs.js';

interface NameFormProps {
  id?: string;
  first: string;
  label: string;
  action: string;
  offered: boolean;
  onSaved: () => void;
}

/** A name in one line, saved by its button or by Enter. */
function NameForm({ id, first, label, action, offered, onSaved }: NameFormProps) {
  const { t } = useTranslation('interests');
  const [name, setName] = useState(first);
  const [wrong, setWrong] = useState<string | null>(null);
  const [save, busy] = useVerb(SaveInterest);
  const submit = async () => {
    const answer = await save({ input: { id: id ?? null, name, offered } });
    if (!answer) return;
    if (isUserError(answer)) {
      setWrong(t('list.badName'));
      return;
    }
    setWrong(null);
    setName(first);
    void toast({ title: t('saved'), tone: 'good' });
    onSaved();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      noValidate
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          {...(id === undefined ? {} : { 'data-autofocus': true, autoFocus: true })}
          label={label}
          maxLength={60}
          value={name}
          error={wrong}
          style={{ flex: '1 1 14rem' }}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <Button type="submit" size="sm" loading={busy}>
          {action}
        </Button>
      </Group>
    </form>
  );
}

function Row({ interest, onSaved }: { interest: Interest; onSaved: () => void }) {
  const { t } = useTranslation('interests');
  const { id, name, offered } = interest;
  const [renaming, setRenaming] = useState(false);
  const [save, busy] = useVerb(SaveInterest);
  const turn = async () => {
    const answer = await save({ input: { id, name, offered: !offered } });
    if (!answer || isUserError(answer)) return;
    void toast({ title: t('saved'), tone: 'good' });
    onSaved();
  };
  if (renaming) {
    const done = () => {
      setRenaming(false);
      onSaved();
    };
    return (
      <NameForm
        id={id}
        first={name}
        label={t('list.newName')}
        action={t('list.rename')}
        offered={offered}
        onSaved={done}
      />
    );
  }
  return (
    <Group justify="space-between" gap="sm">
      <div>
        <Text fw={600}>{name}</Text>
        {!offered && (
          <Text size="sm" c="dimmed">
            {t('list.out')}
          </Text>
        )}
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-label={t('list.renameOf', { name })}
          onClick={() => {
            setRenaming(true);
          }}
        >
          {t('list.rename')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={busy}
          aria-label={t(offered ? 'list.takeOutOf' : 'list.offerOf', { name })}
          onClick={() => void turn()}
        >
          {t(offered ? 'list.takeOut' : 'list.offer')}
        </Button>
      </Group>
    </Group>
  );
}

/** The list from which advocates choose what they care about (R-U1). */
export default function InterestsPage() {
  const { t } = useTranslation('interests');
  const path = useProgramPath();
  const [query, ask] = useQuery({ query: InterestList, requestPolicy: 'cache-and-network' });
  const again = () => {
    ask({ requestPolicy: 'network-only' });
  };
  return (
    <>
      <PageHeader
        above={
          <TextLink to={path('advocates')} size="sm">
            ← {t('list.back')}
          </TextLink>
        }
        title={t('list.title')}
        lead={t('list.lead')}
      />
      <Stack gap="lg" maw="44rem">
        <Panel>
          <NameForm
            first=""
            label={t('list.name')}
            action={t('list.add')}
            offered
            onSaved={again}
          />
        </Panel>
        <QueryView query={query} onRetry={again}>
          {({ interests }) => (
            <Panel>
              {interests.length === 0 && <Text c="dimmed">{t('list.empty')}</Text>}
              <Stack gap="md">
                {interests.map((interest) => (
                  <Row key={interest.id} interest={interest} onSaved={again} />
                ))}
              </Stack>
            </Panel>
          )}
        </QueryView>
      </Stack>
    </>
  );
}

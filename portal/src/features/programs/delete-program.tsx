import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { Dialog } from '../../ui/dialogs/dialog.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { Panel } from '../../ui/panel.js';
import { DeleteSample } from './settings-query.js';

function DeleteForm({ slug, onCancel }: { slug: string; onCancel: () => void }) {
  const { t } = useTranslation(['administration', 'common']);
  const refusals = useRefusal();
  const [typed, setTyped] = useState('');
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [remove, busy] = useVerb(DeleteSample);
  const run = async () => {
    setErrors([]);
    const result = await remove({ input: { confirmSlug: typed } });
    if (!result) return;
    if (isUserError(result)) {
      setErrors(refusals.sort(result, []).others);
      return;
    }
    // Nothing of the programme may stay in memory.
    window.location.assign('/');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed === slug) void run();
      }}
    >
      <Stack gap="md">
        <FormErrors errors={errors} />
        <Text>{t('remove.body')}</Text>
        <TextInput
          label={t('remove.type', { slug })}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="clay" disabled={typed !== slug} loading={busy}>
            {t('remove.button')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Deletes a sample or a sandbox; its name is typed, so that no other goes by mistake. */
export function DeleteProgram({ slug }: { slug: string }) {
  const { t } = useTranslation('administration');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Panel title={t('remove.title')}>
      <Text>{t('remove.body')}</Text>
      <div>
        <Button
          variant="default"
          c="clay.8"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={open}
        >
          {t('remove.open')}
        </Button>
      </div>
      <Dialog opened={opened} onClose={close} title={t('remove.title')}>
        <DeleteForm slug={slug} onCancel={close} />
      </Dialog>
    </Panel>
  );
}

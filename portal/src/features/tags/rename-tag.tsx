import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { Dialog } from '../../ui/dialogs/dialog.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { RenameTag as Rename, type TagRow } from './tag-query.js';

function Form({ tag, onDone }: { tag: TagRow; onDone: () => void }) {
  const { t } = useTranslation('tags');
  const refusals = useRefusal();
  const [name, setName] = useState(tag.name);
  const [wrong, setWrong] = useState<ReturnType<typeof refusals.sort> | null>(null);
  const [rename, busy] = useKeyedVerb(Rename);
  const save = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = await rename({ id: tag.id, version: tag.version, name });
    if (!answer) return;
    if (isUserError(answer)) {
      setWrong(refusals.sort(answer, ['name']));
      return;
    }
    void toast({ title: t('renamed'), tone: 'good' });
    onDone();
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Stack gap="md">
        <FormErrors errors={wrong?.others ?? []} />
        <TextInput
          data-autofocus
          size="md"
          label={t('name')}
          maxLength={100}
          value={name}
          error={wrong?.byField['name']}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Another name for a tag, for all who bear it. */
export function RenameTag({ tag }: { tag: TagRow }) {
  const { t } = useTranslation('tags');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-haspopup="dialog"
        aria-label={t('renameNamed', { tag: tag.name })}
        onClick={open}
      >
        {t('rename')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('renameNamed', { tag: tag.name })}>
        <Form key={tag.version} tag={tag} onDone={close} />
      </Dialog>
    </>
  );
}

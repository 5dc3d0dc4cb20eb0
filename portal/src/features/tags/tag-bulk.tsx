import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTags } from '@tabler/icons-react';
import { Suspense, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { Dialog } from '../../ui/dialogs/dialog.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { TagAdvocates, TagCompanies } from './tag-query.js';

const TagField = lazyPart(() => import('./tag-field.js'));

interface TagBulkProps {
  of: 'ADVOCATE' | 'COMPANY';
  /** The chosen ones, at most 500. */
  rows: readonly { id: string }[];
  onDone: () => void;
}

function Form({ of, rows, onDone }: TagBulkProps) {
  const { t } = useTranslation('tags');
  const refusals = useRefusal();
  const [add, setAdd] = useState('');
  const [remove, setRemove] = useState('');
  const [wrong, setWrong] = useState<ReturnType<typeof refusals.sort> | null>(null);
  const [tagAdvocates, taggingAdvocates] = useVerb(TagAdvocates);
  const [tagCompanies, taggingCompanies] = useVerb(TagCompanies);
  const busy = taggingAdvocates || taggingCompanies;
  const named = (name: string) => (name.trim() === '' ? [] : [name]);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const ids = rows.map(({ id }) => id);
    const change = { add: named(add), remove: named(remove) };
    const answer =
      of === 'ADVOCATE'
        ? await tagAdvocates({ input: { advocateIds: ids, ...change } })
        : await tagCompanies({ input: { companyIds: ids, ...change } });
    if (!answer) return;
    if (isUserError(answer)) {
      setWrong(refusals.sort(answer, ['add', 'remove']));
      return;
    }
    const { changed } = answer as { changed: number };
    await toast({ title: t(`bulk.done.${of}`, { count: changed }), tone: 'good' });
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <FormErrors errors={wrong?.others ?? []} />
        <Text>{t(`bulk.lead.${of}`, { count: rows.length })}</Text>
        <Suspense>
          <TagField
            autoFocus
            label={t('bulk.add')}
            description={t('bulk.addHint')}
            value={add}
            onChange={setAdd}
            error={wrong?.byField['add']}
          />
          <TagField
            label={t('bulk.remove')}
            value={remove}
            onChange={setRemove}
            error={wrong?.byField['remove']}
          />
        </Suspense>
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={busy}
            disabled={[...named(add), ...named(remove)].length === 0}
          >
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A tag is added to all that are chosen, or taken from them, in one act. */
export default function TagBulk(props: TagBulkProps) {
  const { t } = useTranslation('tags');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTags size={18} aria-hidden />}
        aria-haspopup="dialog"
        onClick={open}
      >
        {t('bulk.open')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('bulk.open')}>
        <Form {...props} />
      </Dialog>
    </>
  );
}

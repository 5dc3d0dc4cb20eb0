import { ActionIcon, Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb, useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { Dialog } from '../../ui/dialogs/dialog.js';
import { lazyPart } from '../../ui/lazy-part.js';
import {
  ChangeAttribute,
  OrderAttributes,
  type AttributeRow,
  type Subject,
} from './attribute-query.js';

const AttributeForm = lazyPart(() => import('./attribute-form.js'));

interface OfSubject {
  subject: Subject;
}

/** A button that opens the form of a new attribute. */
export function Define({ subject }: OfSubject) {
  const { t } = useTranslation('attributes');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="sm" variant="default" aria-haspopup="dialog" onClick={open}>
        {t(`define.${subject}`)}
      </Button>
      <Dialog opened={opened} onClose={close} title={t(`define.${subject}`)}>
        <Suspense>
          <AttributeForm subject={subject} attribute={null} onDone={close} />
        </Suspense>
      </Dialog>
    </>
  );
}

interface ActsProps extends OfSubject {
  attribute: AttributeRow;
  /** All that are not archived, in their order. */
  order: readonly AttributeRow[];
}

function Move({ subject, attribute, order }: ActsProps) {
  const { t } = useTranslation('attributes');
  const refusals = useRefusal();
  const [put, busy] = useVerb(OrderAttributes);
  const at = order.findIndex(({ id }) => id === attribute.id);
  const move = async (to: number) => {
    const ids = order.map(({ id }) => id).filter((id) => id !== attribute.id);
    const answer = await put({ input: { subject, ids: ids.toSpliced(to, 0, attribute.id) } });
    if (answer && isUserError(answer)) await toast({ title: refusals.text(answer) });
  };
  const { name } = attribute;
  return (
    <>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('up', { name })}
        disabled={busy || at === 0}
        onClick={() => void move(at - 1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('down', { name })}
        disabled={busy || at === order.length - 1}
        onClick={() => void move(at + 1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
    </>
  );
}

/** Archived, nobody is asked for it; its values stay and come back with it, so no question first. */
function Archive({ attribute }: { attribute: AttributeRow }) {
  const { t } = useTranslation('attributes');
  const refusals = useRefusal();
  const [change, busy] = useKeyedVerb(ChangeAttribute);
  const { id, version, name, archived } = attribute;
  const run = async () => {
    const answer = await change({ id, version, archived: !archived });
    if (!answer) return;
    if (isUserError(answer)) await toast({ title: refusals.text(answer) });
    else await toast({ title: t(archived ? 'restored' : 'archivedNow', { name }), tone: 'good' });
  };
  return (
    <Button
      size="xs"
      variant="default"
      loading={busy}
      aria-label={t(archived ? 'restoreNamed' : 'archiveNamed', { name })}
      onClick={() => void run()}
    >
      {t(archived ? 'restore' : 'archive')}
    </Button>
  );
}

/** What is done with an attribute: moved, changed, archived. */
export function AttributeActs(props: ActsProps) {
  const { t } = useTranslation('attributes');
  const { subject, attribute } = props;
  const [opened, { open, close }] = useDisclosure(false);
  const { name, version, archived } = attribute;
  return (
    <Group gap="xs">
      {!archived && <Move {...props} />}
      {!archived && (
        <Button
          size="xs"
          variant="default"
          aria-haspopup="dialog"
          aria-label={t('changeNamed', { name })}
          onClick={open}
        >
          {t('change')}
        </Button>
      )}
      <Archive attribute={attribute} />
      <Dialog opened={opened} onClose={close} title={t('changeNamed', { name })}>
        <Suspense>
          <AttributeForm key={version} subject={subject} attribute={attribute} onDone={close} />
        </Suspense>
      </Dialog>
    </Group>
  );
}

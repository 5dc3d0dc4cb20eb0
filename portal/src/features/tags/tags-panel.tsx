import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Suspense, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { Panel } from '../../ui/panel.js';
import classes from './tags.module.css';

const TagField = lazyPart(() => import('./tag-field.js'));

export interface ShownTag {
  id: string;
  name: string;
}

interface TagChange {
  add?: string[];
  remove?: string[];
}

interface TagsPanelProps {
  tags: readonly ShownTag[];
  /** Absent for who may not tag. The answer, or null where there was none. */
  onChange: ((change: TagChange) => Promise<object | null>) | undefined;
  busy: boolean;
}

interface ChipsProps extends Pick<TagsPanelProps, 'tags' | 'busy'> {
  onRemove: ((name: string) => void) | undefined;
}

function Chips({ tags, onRemove, busy }: ChipsProps) {
  const { t } = useTranslation('tags');
  return (
    <ul className={classes.tags}>
      {tags.map(({ id, name }) => (
        <li key={id} className={classes.tag} data-removable={onRemove ? true : undefined}>
          <span className={classes.name}>{name}</span>
          {onRemove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="md"
              radius="xl"
              disabled={busy}
              aria-label={t('remove', { tag: name })}
              onClick={() => {
                onRemove(name);
              }}
            >
              <IconX size={15} stroke={2.2} aria-hidden />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AddFormProps {
  tags: readonly ShownTag[];
  busy: boolean;
  /** Whether it was taken. */
  onAdd: (name: string) => Promise<boolean>;
  onDone: () => void;
}

/** Stays open, so that one tag after the other is added; Escape or Done ends it. */
function AddForm({ tags, busy, onAdd, onDone }: AddFormProps) {
  const { t } = useTranslation('tags');
  const [name, setName] = useState('');
  const add = async (wanted: string) => {
    if (wanted.trim() !== '' && (await onAdd(wanted))) setName('');
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void add(name);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Suspense>
          <TagField
            autoFocus
            label={t('field')}
            without={tags.map((tag) => tag.name)}
            value={name}
            onChange={setName}
            onChoose={(chosen) => void add(chosen)}
          />
        </Suspense>
        <Group gap="sm">
          <Button type="submit" size="sm" loading={busy} disabled={name.trim() === ''}>
            {t('addOne')}
          </Button>
          <Button size="sm" variant="subtle" onClick={onDone}>
            {t('done')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What somebody is tagged with: chips, each with its way off, and the field for one more. */
export function TagsPanel({ tags, onChange, busy }: TagsPanelProps) {
  const { t } = useTranslation('tags');
  const refusals = useRefusal();
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [opened, { open, close }] = useDisclosure(false);
  const opener = useRef<HTMLButtonElement>(null);
  const change = async (wanted: TagChange): Promise<boolean> => {
    setErrors([]);
    const answer = await onChange?.(wanted);
    if (!answer) return false;
    if (!isUserError(answer)) return true;
    setErrors(refusals.sort(answer, []).others);
    return false;
  };
  return (
    <Panel title={t('title')}>
      <FormErrors errors={[...errors]} />
      {tags.length > 0 ? (
        <Chips
          tags={tags}
          busy={busy}
          onRemove={onChange && ((name) => void change({ remove: [name] }))}
        />
      ) : (
        <Text c="dimmed">{t('none')}</Text>
      )}
      {onChange && opened && (
        <AddForm
          tags={tags}
          busy={busy}
          onAdd={(name) => change({ add: [name] })}
          onDone={() => {
            close();
            setTimeout(() => opener.current?.focus(), 0);
          }}
        />
      )}
      {onChange && !opened && (
        <Group>
          <Button
            ref={opener}
            size="sm"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={open}
          >
            {t('add')}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

import { Alert, Button, Group, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats/format.js';
import { useUnsaved } from '../../ui/forms/unsaved.js';
import { useViewer } from '../viewer.js';
import { dropDraft, keepDraft, readDraft, type DraftKey } from './draft-store.js';

/** A moment after the last key: a draft is written as a whole. */
const KEEP_AFTER_MS = 500;

interface Edited<Values> {
  form: UseFormReturnType<Values>;
  of: DraftKey['of'];
  /** As it is saved; null: it is new. */
  saved: { id: string; version: number } | null;
}

function useKeptDraft<Values>({ form, of, saved }: Edited<Values>) {
  const formats = useFormats();
  const { memberId, program } = useViewer();
  // The first save gives it an id; what was typed before is saved by then.
  const [key] = useState<DraftKey>({ memberId, slug: program.slug, of, id: saved?.id ?? null });
  const version = saved?.version ?? null;
  const [found, setFound] = useState(() => {
    const draft = readDraft<Values>(key);
    return draft && { ...draft, isBehind: draft.version !== version };
  });
  const isDirty = form.isDirty();
  const wasDirty = useRef(false);
  const forget = () => {
    dropDraft(key);
    setFound(null);
  };
  useUnsaved(() => form.isDirty(), forget);
  useEffect(() => {
    // What somebody saved meanwhile is not overwritten by what was typed before, unless they say so.
    if (found && !found.isBehind) form.setValues(found.values);
    // Only what is there when the form opens.
  }, []);
  useEffect(() => {
    if (wasDirty.current && !isDirty) forget();
    wasDirty.current = isDirty;
    if (!isDirty) return undefined;
    const timer = setTimeout(() => {
      keepDraft(key, { at: formats.nowMs(), version, values: form.getValues() });
    }, KEEP_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  });
  const restore = () => {
    if (found) form.setValues(found.values);
    setFound(null);
  };
  const discard = () => {
    if (!found?.isBehind) form.reset();
    forget();
  };
  return { found, restore, discard };
}

/**
 * Keeps on the device what is typed into a long form, until it is saved or left on purpose: a
 * session that ends, a crash and a reload take nothing. Shows what was found, over its form.
 */
export function KeptDraft<Values>(edited: Edited<Values>) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  const { found, restore, discard } = useKeptDraft(edited);
  if (!found) return null;
  const at = formats.momentOf(found.at);
  return (
    <Alert role="status" color="dusk">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t(found.isBehind ? 'unsaved.keptLater' : 'unsaved.kept', { at })}</Text>
        <Group gap="xs">
          {found.isBehind && (
            <Button size="xs" variant="default" onClick={restore}>
              {t('unsaved.restore')}
            </Button>
          )}
          <Button size="xs" variant="subtle" onClick={discard}>
            {t('unsaved.discard')}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}

import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useKeyedVerb, useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useUnsavedValues } from '../../ui/forms/unsaved.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import { draftOf, emptyRule, inputOf, isComplete, type RuleDraft } from './rule-draft.js';
import { RuleSide } from './rule-side.js';
import {
  DeleteSegment,
  PreviewSegment,
  SaveSegment,
  type SegmentRow,
  type TraitRow,
} from './segments-query.js';

/** The count of a rule that is being written, a moment after the last change. */
function usePreview(rule: RuleDraft, complete: boolean) {
  const asked = useMemo(() => inputOf(rule), [rule]);
  const [settled] = useDebouncedValue(asked, 300);
  const [{ data, fetching }] = useQuery({
    query: PreviewSegment,
    variables: { rule: settled },
    pause: !complete,
    requestPolicy: 'network-only',
  });
  const current = complete && !fetching && settled === asked;
  return { preview: complete ? data?.segmentPreview : undefined, current };
}

/** By side, then by `group.condition`. */
function placed(problems: readonly { path: readonly string[]; message: string }[]) {
  const found = { include: {} as Record<string, string>, exclude: {} as Record<string, string> };
  for (const { path, message } of problems) {
    const [side, , group = '', , condition = ''] = path;
    if (side === 'include' || side === 'exclude') found[side][`${group}.${condition}`] = message;
  }
  return found;
}

interface SegmentEditorProps {
  segment: SegmentRow | null;
  traits: readonly TraitRow[];
  onSaved: (segment: SegmentRow) => void;
  onDeleted: () => void;
}

function useSegment({ segment, traits, onSaved, onDeleted }: SegmentEditorProps) {
  const { t } = useTranslation('segments');
  const refusals = useRefusal();
  const [name, setName] = useState(segment?.name ?? '');
  const [rule, setRule] = useState(() => (segment ? draftOf(segment.rule) : emptyRule()));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [others, setOthers] = useState<{ message: string }[]>([]);
  const [saveVerb, saving] = useKeyedVerb(SaveSegment);
  const [deleteVerb] = useVerb(DeleteSegment);
  const markSaved = useUnsavedValues({ name, rule });
  const complete = isComplete(rule, traits);
  const { preview, current } = usePreview(rule, complete);

  const save = async () => {
    const { id = null, version = null } = segment ?? {};
    const answer = await saveVerb({ id, version, name, rule: inputOf(rule) });
    if (!answer) return;
    if (isUserError(answer)) {
      const { byField, others: rest } = refusals.sort(answer, ['name']);
      setErrors(byField);
      setOthers(rest);
      return;
    }
    setErrors({});
    setOthers([]);
    markSaved();
    void toast({ title: t('saved'), tone: 'good' });
    if (answer.__typename === 'Segment') onSaved(answer);
  };
  const remove = async () => {
    if (!segment) return;
    const answer = await deleteVerb({ input: { id: segment.id } });
    if (!answer) return;
    if (isUserError(answer)) {
      setOthers(refusals.sort(answer, []).others);
      return;
    }
    markSaved();
    void toast({ title: t('deleted'), tone: 'good' });
    onDeleted();
  };
  return {
    name,
    setName,
    rule,
    setRule,
    errors,
    others,
    save,
    saving,
    remove,
    complete,
    preview,
    current,
  };
}

function Preview({ editor }: { editor: ReturnType<typeof useSegment> }) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const { preview, current, complete } = editor;
  const size = preview?.size ?? null;
  return (
    <Text fw={600} aria-live="polite" c={current ? undefined : 'dimmed'}>
      {complete && size !== null && preview
        ? t('preview.size', {
            size: formats.number(size),
            advocates: formats.number(preview.advocates),
          })
        : t(complete && !preview ? 'preview.asking' : 'preview.incomplete')}
    </Text>
  );
}

/** A segment being written: its name, whom it includes and leaves out, and whom that finds. */
export default function SegmentEditor(props: SegmentEditorProps) {
  const { t } = useTranslation('segments');
  const { segment, traits } = props;
  const editor = useSegment(props);
  const { rule, setRule, preview } = editor;
  const problems = placed(preview?.problems ?? []);
  return (
    <Stack gap="lg">
      <FormErrors errors={editor.others} />
      <Panel>
        <TextInput
          withAsterisk
          label={t('name')}
          description={t('nameHint')}
          maxLength={120}
          value={editor.name}
          error={editor.errors['name']}
          onChange={({ currentTarget }) => {
            editor.setName(currentTarget.value);
          }}
        />
      </Panel>
      {(['include', 'exclude'] as const).map((side) => (
        <RuleSide
          key={side}
          name={side}
          traits={traits}
          side={rule[side]}
          problems={problems[side]}
          onChange={(changed) => {
            setRule({ ...rule, [side]: changed });
          }}
        />
      ))}
      <Panel title={t('preview.title')}>
        <Preview editor={editor} />
        <Group gap="sm">
          <Button
            leftSection={<IconDeviceFloppy size={18} aria-hidden />}
            disabled={!editor.complete}
            loading={editor.saving}
            onClick={() => void editor.save()}
          >
            {t('preview.save')}
          </Button>
          {segment && (
            <ConfirmButton
              danger
              question={t('deleteQuestion', { name: segment.name })}
              consequence={t('deleteBody')}
              confirmLabel={t('delete')}
              onConfirm={editor.remove}
            >
              {t('delete')}
            </ConfirmButton>
          )}
        </Group>
      </Panel>
    </Stack>
  );
}

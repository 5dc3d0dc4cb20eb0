import { Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { ChoiceBar } from '../../ui/forms/choice-bar.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useUnsavedValues } from '../../ui/forms/unsaved.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import { PreviewAudience, SetAudience, type AudienceRow } from './audience-query.js';
import {
  draftOf,
  EVERYONE,
  inputOf,
  isEmpty,
  type AudienceDraft,
  type SideDraft,
  type SideField,
} from './audience-draft.js';
import { BrokenSegments } from './broken-segments.js';
import { PartField } from './part-field.js';

const PARTS = ['segments', 'tags', 'people'] as const;

interface SideProps {
  side: SideField;
  draft: SideDraft;
  onChange: (draft: SideDraft) => void;
}

function Side({ side, draft, onChange }: SideProps) {
  const { t } = useTranslation('audiences');
  return (
    <Panel title={t(`side.${side}`)}>
      <Text c="dimmed">{t(`sideHint.${side}`)}</Text>
      {PARTS.map((field) => (
        <PartField
          key={field}
          field={field}
          chosen={draft[field]}
          onChange={(chosen) => {
            onChange({ ...draft, [field]: chosen });
          }}
        />
      ))}
    </Panel>
  );
}

/** Whom the choice admits, a moment after the last change. */
function Count({ draft }: { draft: AudienceDraft }) {
  const { t } = useTranslation('audiences');
  const formats = useFormats();
  const asked = useMemo(
    () => ({ include: inputOf(draft.include), exclude: inputOf(draft.exclude) }),
    [draft],
  );
  const [settled] = useDebouncedValue(asked, 300);
  const [{ data, fetching }] = useQuery({
    query: PreviewAudience,
    variables: settled,
    requestPolicy: 'network-only',
  });
  const preview = data?.audiencePreview;
  const current = !fetching && settled === asked;
  return (
    <>
      <Text fw={600} aria-live="polite" c={current ? undefined : 'dimmed'}>
        {preview
          ? t('size', {
              size: formats.number(preview.size),
              advocates: formats.number(preview.advocates),
            })
          : t('counting')}
      </Text>
      <BrokenSegments broken={preview?.broken ?? []} />
    </>
  );
}

interface AudienceEditorProps {
  audience: AudienceRow;
  onSaved: (audience: AudienceRow) => void;
}

/** R-U3: everyone, or some: whom it includes, and whom it leaves out all the same. */
export default function AudienceEditor({ audience, onSaved }: AudienceEditorProps) {
  const { t } = useTranslation('audiences');
  const refusals = useRefusal();
  const [mode, setMode] = useState<'everyone' | 'some'>(audience.isEveryone ? 'everyone' : 'some');
  const [chosen, setChosen] = useState(() => draftOf(audience));
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [setVerb, saving] = useVerb(SetAudience);
  const draft = mode === 'everyone' ? EVERYONE : chosen;
  const markSaved = useUnsavedValues({ mode, chosen });
  const nothing = mode === 'some' && isEmpty(chosen.include) && isEmpty(chosen.exclude);

  const save = async () => {
    const { of, id, version } = audience;
    const [include, exclude] = [inputOf(draft.include), inputOf(draft.exclude)];
    const answer = await setVerb({ input: { of, id, version, include, exclude } });
    if (!answer) return;
    if (isUserError(answer)) {
      setErrors(refusals.sort(answer, []).others);
      return;
    }
    setErrors([]);
    markSaved();
    void toast({ title: t('saved'), tone: 'good' });
    if (answer.__typename === 'Audience') onSaved(answer);
  };
  return (
    <Stack gap="lg">
      <FormErrors errors={errors} />
      <ChoiceBar
        labelled
        label={t(`who.${audience.of}`)}
        value={mode}
        choices={(['everyone', 'some'] as const).map((value) => ({
          value,
          label: t(`mode.${value}`),
        }))}
        onChange={setMode}
      />
      {mode === 'some' &&
        (['include', 'exclude'] as const).map((side) => (
          <Side
            key={side}
            side={side}
            draft={chosen[side]}
            onChange={(changed) => {
              setChosen({ ...chosen, [side]: changed });
            }}
          />
        ))}
      <Panel>
        {nothing ? <Text c="dimmed">{t('chooseSome')}</Text> : <Count draft={draft} />}
        <Text size="sm" c="dimmed">
          {t(`stays.${audience.of}`)}
        </Text>
        <Group>
          <Button
            leftSection={<IconDeviceFloppy size={18} aria-hidden />}
            disabled={nothing}
            loading={saving}
            onClick={() => void save()}
          >
            {t('save')}
          </Button>
        </Group>
      </Panel>
    </Stack>
  );
}

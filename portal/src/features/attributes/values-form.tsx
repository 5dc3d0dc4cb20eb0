import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useUnsaved } from '../../ui/forms/unsaved.js';
import { useNumberProblem } from '../../ui/forms/use-number-problem.js';
import type { UserError } from '../../ui/forms/user-errors.js';
import type { ValueRow } from './attribute-query.js';
import { changeOf, draftOf, type Draft, type ValueInput } from './draft.js';
import { ANY_NUMBER, ValueField } from './value-field.js';

export interface ValuesFormProps {
  values: readonly ValueRow[];
  busy: boolean;
  /** The answer, or null where there was none. */
  onSave: (changes: ValueInput[]) => Promise<object | null>;
  onDone: () => void;
}

/** Every attribute with its field; what was changed is sent, the rest stays as a colleague may have made it. */
export default function ValuesForm({ values: current, busy, onSave, onDone }: ValuesFormProps) {
  const { t } = useTranslation(['attributes', 'common']);
  const refusals = useRefusal();
  // As they were opened: what a colleague saves meanwhile is theirs, and is told by its version.
  const [values] = useState(current);
  const [drafts, setDrafts] = useState<readonly Draft[]>(values.map(draftOf));
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const changes = values.flatMap((value, at) => changeOf(value, drafts[at] ?? '') ?? []);
  useUnsaved(() => changes.length > 0);
  const problemOf = useNumberProblem();
  const isWrong = values.some(
    ({ attribute }, at) =>
      attribute.type === 'NUMBER' && problemOf(ANY_NUMBER, drafts[at] ?? '') !== null,
  );
  const save = async () => {
    setErrors([]);
    const answer = await onSave(changes);
    if (!answer) return;
    if (!isUserError(answer)) {
      void toast({ title: t('saved'), tone: 'good' });
      onDone();
      return;
    }
    const refusal: UserError = answer;
    const fields = changes.map((_, at) => `${refusal.path[0] ?? ''}.0.values.${String(at)}`);
    const sorted = refusals.sort(refusal, fields);
    setErrors(sorted.others);
    const messages = fields.map((field) => sorted.byField[field]);
    setWrong(
      new Map(
        changes.flatMap(({ attributeId }, at) =>
          attributeId && messages[at] ? [[attributeId, messages[at]] as const] : [],
        ),
      ),
    );
  };
  return (
    <Stack gap="md">
      <FormErrors errors={[...errors]} />
      {values.map(({ attribute }, at) => (
        <ValueField
          key={attribute.id}
          attribute={attribute}
          value={drafts[at] ?? ''}
          error={wrong.get(attribute.id)}
          onChange={(draft) => {
            setDrafts(drafts.with(at, draft));
          }}
        />
      ))}
      <Group gap="sm">
        <Button
          size="sm"
          loading={busy}
          disabled={changes.length === 0 || isWrong}
          onClick={() => void save()}
        >
          {t('common:save')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type VariablesOf } from '../../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { useViewer } from '../../../platform/viewer.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';

const ChangeAdvocate = graphql(
  `
    mutation ChangeAdvocate($input: ChangeAdvocateInput!) {
      changeAdvocate(input: $input) {
        __typename
        ... on Advocate {
          id
          version
          language
          timeZone
          company {
            id
            name
          }
          timeline {
            id
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

type Changes = Omit<
  VariablesOf<typeof ChangeAdvocate>['input'],
  'id' | 'version' | 'idempotencyKey'
>;

interface ChangeFormProps {
  advocate: { id: string; version: number };
  /** What is named is changed; the rest stays. */
  changes: Changes;
  onDone: () => void;
  children: ReactNode;
}

/** The fields of one change of an advocate by staff, with its errors, Save and Cancel. */
export function ChangeForm({ advocate, changes, onDone, children }: ChangeFormProps) {
  const { t } = useTranslation('staff-advocates');
  const refusals = useRefusal();
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [change, busy] = useKeyedVerb(ChangeAdvocate);
  const save = async () => {
    const answer = await change({ id: advocate.id, version: advocate.version, ...changes });
    if (!answer) return;
    if (isUserError(answer)) {
      setErrors(refusals.sort(answer, []).others);
      return;
    }
    void toast({ title: t('change.saved'), tone: 'good' });
    onDone();
  };
  return (
    <Stack gap="sm">
      <FormErrors errors={[...errors]} />
      {children}
      <Group gap="sm">
        <Button size="sm" loading={busy} onClick={() => void save()}>
          {t('change.save')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onDone}>
          {t('change.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

interface ChangeOpenerProps {
  label: string;
  form: (onDone: () => void) => ReactNode;
}

/** A button that opens a change, for those who may make it. */
export function ChangeOpener({ label, form }: ChangeOpenerProps) {
  const decides = useViewer().roles.some((role) => role === 'MARKETER' || role === 'ADMIN');
  const [opened, { open, close }] = useDisclosure(false);
  if (!decides) return null;
  if (opened) return form(close);
  return (
    <Group>
      <Button size="sm" variant="default" onClick={open}>
        {label}
      </Button>
    </Group>
  );
}

import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { RoleChoice, type Role } from './role-choice.js';

const MakeApiKey = graphql(
  `
    mutation MakeApiKey($input: MakeApiKeyInput!) {
      makeApiKey(input: $input) {
        __typename
        ... on MadeApiKey {
          secret
          apiKey {
            id
            name
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

/** A key is no person: it has no advocate's points and challenges. */
const KEY_ROLES: readonly Role[] = ['MARKETER', 'SALES', 'ADMIN'];

/** The purpose of a key and its roles; its secret is shown once. */
export default function MakeKeyForm({ onMade }: { onMade: (secret: string) => void }) {
  const { t } = useTranslation('administration');
  const refusals = useRefusal();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<Role[]>(['SALES']);
  const [tried, setTried] = useState(false);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [make, busy] = useKeyedVerb(MakeApiKey);
  const submit = async () => {
    setTried(true);
    setErrors([]);
    if (name.trim() === '' || roles.length === 0) return;
    const result = await make({ name: name.trim(), roles });
    if (!result) return;
    if (result.__typename !== 'MadeApiKey') setErrors(refusals.sort(result, []).others);
    else if (result.secret === null) setErrors([{ message: t('keys.lost') }]);
    else onMade(result.secret);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
        <FormErrors errors={errors} />
        <TextInput
          label={t('keys.name')}
          description={t('keys.nameHint')}
          withAsterisk
          data-autofocus
          value={name}
          maxLength={100}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
          error={tried && name.trim() === '' ? t('keys.required') : undefined}
        />
        <RoleChoice
          roles={KEY_ROLES}
          value={roles}
          onChange={setRoles}
          error={tried && roles.length === 0 ? t('people.noRole') : undefined}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            {t('keys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

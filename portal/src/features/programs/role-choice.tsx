import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../platform/navigation.js';

export type { Role };

export const ALL_ROLES: readonly Role[] = ['ADVOCATE', 'MARKETER', 'SALES', 'ADMIN'];

interface RoleChoiceProps {
  roles?: readonly Role[];
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
  error?: string | undefined;
}

/** Which roles, each with what it may do. */
export function RoleChoice({ roles = ALL_ROLES, value, onChange, error }: RoleChoiceProps) {
  const { t } = useTranslation(['administration', 'status']);
  return (
    <Checkbox.Group
      label={t('people.roles')}
      size="md"
      withAsterisk
      value={[...value]}
      onChange={(chosen) => {
        onChange(roles.filter((role) => chosen.includes(role)));
      }}
      error={error}
    >
      <Stack gap="sm" mt={6} mb={6}>
        {roles.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={t(`status:role.${role}`)}
            description={t(`people.can.${role}`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

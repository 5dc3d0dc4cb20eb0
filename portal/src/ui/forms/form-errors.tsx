import { Alert, List } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserError } from './user-errors.js';

/** The problems beyond a form's fields; takes the focus when it appears, so it is read out. */
export function FormErrors({ errors }: { errors: readonly Pick<UserError, 'message'>[] }) {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="clay"
      title={t('formErrors')}
      icon={<IconInfoCircle aria-hidden />}
    >
      <List size="sm" listStyleType={errors.length > 1 ? 'disc' : 'none'}>
        {errors.map((error) => (
          <List.Item key={error.message}>{error.message}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

import { Alert, Button, Group } from '@mantine/core';
import { IconInfoCircle, IconRefresh } from '@tabler/icons-react';
import { use, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';

function PartMissing({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Alert color="clay" role="alert" icon={<IconInfoCircle aria-hidden />}>
      <Group gap="sm">
        {t('error.offline')}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={onRetry}
        >
          {t('retry')}
        </Button>
      </Group>
    </Alert>
  );
}

/**
 * A part of a page whose code is fetched when it is shown first; must be below a `Suspense`. Where
 * React's own `lazy` would take the page down with it for good, this shows that it did not come,
 * and offers a retry.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  let attempt: Promise<ComponentType<Props> | null> | undefined;
  const fetched = () =>
    (attempt ??= load().then(
      (loaded) => loaded.default,
      () => null,
    ));
  return function Part(props: Props) {
    const [, setAttempts] = useState(0);
    const Found = use(fetched());
    if (Found) return <Found {...props} />;
    return (
      <PartMissing
        onRetry={() => {
          attempt = undefined;
          setAttempts((before) => before + 1);
        }}
      />
    );
  };
}

import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Employed } from './employer-verbs.js';
import { EmployerSpan } from './employer-span.js';
import { lazyPart } from '../../../ui/lazy-part.js';
import { ListSkeleton } from '../../../ui/states/states.js';

const FormerEmployerForm = lazyPart(() => import('./former-employer-form.js'));

interface FormerEmployersProps {
  of: Pick<Employed, 'version' | 'formerEmployers'>;
  /** How a company is named: a link for staff. */
  name: (company: { id: string; name: string }) => ReactNode;
}

/** For whom they worked before, the last first; each can be corrected (R-P7, R-U1). */
export function FormerEmployers({ of: { version, formerEmployers }, name }: FormerEmployersProps) {
  const { t } = useTranslation('employer');
  const [correcting, setCorrecting] = useState<string | null>(null);
  const close = () => {
    setCorrecting(null);
  };
  return (
    <Stack gap={4}>
      {formerEmployers.map((former) => (
        <div key={former.id}>
          {name(former.company)}
          {correcting === former.id ? (
            <Suspense fallback={<ListSkeleton rows={2} />}>
              <FormerEmployerForm key={version} former={former} version={version} onDone={close} />
            </Suspense>
          ) : (
            <Group gap="sm">
              <Text size="sm" c="dimmed" component="div">
                <EmployerSpan since={former.since} until={former.until} />
              </Text>
              <Anchor
                component="button"
                type="button"
                size="sm"
                aria-label={t('correctFor', { company: former.company.name })}
                onClick={() => {
                  setCorrecting(former.id);
                }}
              >
                {t('correct')}
              </Anchor>
            </Group>
          )}
        </div>
      ))}
    </Stack>
  );
}

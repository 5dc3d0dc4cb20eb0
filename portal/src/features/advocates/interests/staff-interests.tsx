import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../platform/viewer.js';
import { Panel } from '../../../ui/panel.js';
import { InterestChoices } from './interest-choices.js';
import type { Interest } from './interest-verbs.js';

interface StaffInterestsProps {
  advocate: { id: string; status: string; interests: readonly Interest[] };
  all: readonly Interest[];
}

function Chosen({ interests }: { interests: readonly Interest[] }) {
  const { t } = useTranslation('interests');
  if (interests.length === 0) return <Text c="dimmed">{t('none')}</Text>;
  return (
    <Group gap="xs">
      {interests.map(({ id, name, offered }) => (
        <Badge key={id} variant="light" size="lg" tt="none">
          {offered ? name : t('gone', { name })}
        </Badge>
      ))}
    </Group>
  );
}

/** What an advocate cares about, as staff see it; marketers and admins choose for them (R-U1). */
export function StaffInterests({ advocate, all }: StaffInterestsProps) {
  const { t } = useTranslation('interests');
  const decides = useViewer().roles.some((role) => role === 'MARKETER' || role === 'ADMIN');
  const [opened, { open, close }] = useDisclosure(false);
  if (all.length === 0) return null;
  const may = decides && advocate.status !== 'LEFT';
  return (
    <Panel title={t('staffTitle')}>
      {opened ? (
        <Stack gap="sm">
          <Text size="sm">{t('staffLead')}</Text>
          <InterestChoices id={advocate.id} chosen={advocate.interests} all={all} />
          <Group>
            <Button size="sm" variant="default" onClick={close}>
              {t('done')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <>
          <Chosen interests={advocate.interests} />
          {may && (
            <Group>
              <Button size="sm" variant="default" onClick={open}>
                {t('change')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Panel>
  );
}

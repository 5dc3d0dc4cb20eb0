import { Stack, Text, Title } from '@mantine/core';
import { useProgramPath } from '../../platform/program-path.js';
import { TextLink } from '../../ui/link.js';
import type { RedemptionRow } from './approvals-query.js';

interface RedemptionHeadProps {
  redemption: RedemptionRow;
  /** Since when it waits, in words. */
  since: string;
}

/** Which reward it is, and whose. */
export function RedemptionHead({ redemption, since }: RedemptionHeadProps) {
  const path = useProgramPath();
  const { advocate, reward } = redemption;
  return (
    <Stack gap={2}>
      <Title order={2} size="h3">
        {reward.name}
      </Title>
      <Text>
        <TextLink to={path('advocates', advocate.id)} fw={600}>
          {advocate.name}
        </TextLink>
        {advocate.company && `, ${advocate.company.name}`}
      </Text>
      <Text size="sm" c="dimmed">
        {since}
      </Text>
    </Stack>
  );
}

import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Employed } from './employer-verbs.js';
import { EmployerSpan } from './employer-span.js';

interface FormerEmployersProps {
  of: Employed['formerEmployers'];
  /** How a company is named: a link for staff. */
  name: (company: { id: string; name: string }) => ReactNode;
}

/** For whom they worked before, the last first (R-P7). */
export function FormerEmployers({ of, name }: FormerEmployersProps) {
  return (
    <Stack gap={4}>
      {of.map(({ company, since, until }) => (
        <div key={`${company.id} ${until} ${since ?? ''}`}>
          {name(company)}
          <Text size="sm" c="dimmed" component="div">
            <EmployerSpan since={since} until={until} />
          </Text>
        </div>
      ))}
    </Stack>
  );
}

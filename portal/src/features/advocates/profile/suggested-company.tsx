import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../../platform/graphql/graphql.js';

const SuggestedCompany = graphql(`
  query SuggestedCompany($id: ID!) {
    advocate(id: $id) {
      id
      suggestedCompany {
        id
        name
      }
    }
  }
`);

interface SuggestedCompanyProps {
  advocateId: string;
  onTake: (name: string) => void;
}

/** The company whose domain their address has: one press instead of typing its name. */
export function CompanySuggestion({ advocateId, onTake }: SuggestedCompanyProps) {
  const { t } = useTranslation('staff-advocates');
  const [{ data }] = useQuery({ query: SuggestedCompany, variables: { id: advocateId } });
  const company = data?.advocate?.suggestedCompany;
  if (!company) return null;
  return (
    <Group gap="sm">
      <Text size="sm">{t('company.suggested', { company: company.name })}</Text>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          onTake(company.name);
        }}
      >
        {t('company.take', { company: company.name })}
      </Button>
    </Group>
  );
}

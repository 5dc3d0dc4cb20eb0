import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../../platform/graphql/graphql.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { Panel } from '../../../ui/panel.js';
import { useState } from 'react';
import { WillingChoices } from './willing-choices.js';
import { WillingFields } from './willing-verbs.js';

const OwnWillingQuery = graphql(
  `
    query OwnWilling {
      me {
        id
        willing {
          ...WillingFields
        }
      }
    }
  `,
  [WillingFields],
);

/** What an advocate offers to do, until when it stands, and how they take it back (R-U1). */
export default function OwnWilling() {
  const { t } = useTranslation('willing');
  const refusals = useRefusal();
  const [{ data }] = useQuery({ query: OwnWillingQuery });
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const me = data?.me;
  if (!me) return null;
  return (
    <Panel title={t('title')}>
      <Text c="dimmed">{t('lead')}</Text>
      <FormErrors errors={errors} />
      <WillingChoices
        words={me.willing}
        onRefusal={(refusal) => {
          setErrors(refusal ? [{ message: refusals.text(refusal) }] : []);
        }}
      />
    </Panel>
  );
}

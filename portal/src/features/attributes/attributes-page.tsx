import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useDecides } from '../../platform/use-staff.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { AttributeActs, Define } from './attribute-acts.js';
import { AttributeList, type AttributeRow, type Subject } from './attribute-query.js';
import classes from './attributes.module.css';

interface ListProps {
  subject: Subject;
  attributes: readonly AttributeRow[];
}

function useHint({ type, choices, shownToAdvocates, archived }: AttributeRow): string {
  const { t } = useTranslation('attributes');
  return [
    t(`type.${type}`),
    type === 'CHOICE' ? t('choices', { count: choices.length }) : null,
    shownToAdvocates ? t('shown') : null,
    archived ? t('archivedHint') : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function Line({ subject, attribute, order }: Parameters<typeof AttributeActs>[0]) {
  const decides = useDecides();
  const hint = useHint(attribute);
  return (
    <li className={classes.line}>
      <div className={classes.what}>
        <Text fw={600}>{attribute.name}</Text>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      </div>
      {decides && <AttributeActs subject={subject} attribute={attribute} order={order} />}
    </li>
  );
}

function Attributes({ subject, attributes }: ListProps) {
  const { t } = useTranslation('attributes');
  const decides = useDecides();
  const order = attributes.filter(({ archived }) => !archived);
  const archived = attributes.filter((attribute) => attribute.archived);
  return (
    <Panel title={t(`of.${subject}`)} aside={decides && <Define subject={subject} />}>
      {attributes.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      <ul className={classes.lines}>
        {[...order, ...archived].map((attribute) => (
          <Line key={attribute.id} subject={subject} attribute={attribute} order={order} />
        ))}
      </ul>
    </Panel>
  );
}

function OfSubject({ subject }: { subject: Subject }) {
  const [query, ask] = useQuery({
    query: AttributeList,
    variables: { subject },
    context: NAMED_TYPES,
  });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask();
      }}
    >
      {({ attributes }) => <Attributes subject={subject} attributes={attributes} />}
    </QueryView>
  );
}

/** An empty list names no type; the first attribute is shown all the same. */
const NAMED_TYPES = { additionalTypenames: ['Attribute'] };

/** The programme's own attributes: defined, put in order, archived by marketers and admins. */
export default function AttributesPage() {
  const { t } = useTranslation(['attributes', 'shell']);
  return (
    <>
      <PageHeader title={t('shell:nav.attributes')} lead={t('lead')} />
      <Stack gap="lg" maw="52rem">
        <OfSubject subject="ADVOCATE" />
        <OfSubject subject="COMPANY" />
      </Stack>
    </>
  );
}

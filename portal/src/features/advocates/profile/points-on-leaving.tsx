import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../../platform/graphql/graphql.js';
import { useFormats } from '../../../ui/formats/format.js';

const OwnPointsQuery = graphql(`
  query OwnPointsOnLeaving($until: Date) {
    me {
      id
      pointsOnLeaving(until: $until) {
        points
        on
      }
    }
  }
`);

const PointsQuery = graphql(`
  query PointsOnLeaving($id: ID!, $until: Date) {
    advocate(id: $id) {
      id
      pointsOnLeaving(until: $until) {
        points
        on
      }
    }
  }
`);

interface PointsOnLeavingProps {
  /** Whose points; absent: the reader's own. */
  id: string | undefined;
  /** Their last day at the company; empty: today. */
  until: string;
}

function useEnding({ id, until }: PointsOnLeavingProps) {
  const days = { until: until || null };
  const [own] = useQuery({ query: OwnPointsQuery, variables: days, pause: id !== undefined });
  const [others] = useQuery({
    query: PointsQuery,
    variables: { id: id ?? '', ...days },
    pause: id === undefined,
  });
  return (own.data?.me ?? others.data?.advocate)?.pointsOnLeaving ?? null;
}

/** R-P7: before somebody leaves a company: how many points end by it, and on which day. */
export function PointsOnLeaving(props: PointsOnLeavingProps) {
  const { t } = useTranslation('employer');
  const formats = useFormats();
  const ending = useEnding(props);
  if (ending === null) return null;
  const words = {
    amount: formats.number(ending.points),
    count: ending.points,
    day: formats.day(ending.on),
  };
  return (
    <Alert color="honey" role="status">
      {t(props.id === undefined ? 'pointsEnd' : 'pointsEndFor', words)}
    </Alert>
  );
}

import { useQuery } from 'urql';
import type { Choice } from '../../ui/list/list-ask.js';
import { TagNames } from './tag-query.js';

/** The programme's tags as choices of a filter: the first hundred by name; null until they are there. */
export function useTagChoices(): readonly Choice[] | null {
  const [{ data, error }] = useQuery({ query: TagNames, variables: { ids: null } });
  if (!data) return error ? [] : null;
  return data.tags.edges.map(({ node }) => ({ value: node.id, label: node.name }));
}

import { useQuery } from 'urql';
import type { Choice } from '../../../ui/list/list-ask.js';
import { InterestList } from './interest-verbs.js';

/** The programme's interests as choices of a filter; null until they are there. */
export function useInterestChoices(): readonly Choice[] | null {
  const [{ data, error }] = useQuery({ query: InterestList });
  if (!data) return error ? [] : null;
  return data.interests.map(({ id, name }) => ({ value: id, label: name }));
}

import { useQuery } from 'urql';
import { CompanyDuplicates } from './duplicate-query.js';
import { CompanyMerges } from './merge-query.js';

/** The names of the companies that may be the same as one, were merged into it or said not to be, by id. */
export function useOtherCompanies(id: string): Readonly<Record<string, string>> {
  const [{ data }] = useQuery({ query: CompanyDuplicates, variables: { id } });
  const [merged] = useQuery({ query: CompanyMerges, variables: { id } });
  const merges = (merged.data?.company?.merges ?? []).map((merge) => merge.merged);
  const { possibleDuplicates = [], saidToBeTwo = [] } = data?.company ?? {};
  return Object.fromEntries(
    [...[...possibleDuplicates, ...saidToBeTwo].map(({ company }) => company), ...merges].map(
      ({ id: otherId, name }) => [otherId, name],
    ),
  );
}

import { useQuery } from 'urql';
import { CompanyDuplicates } from './duplicate-query.js';

/** The names of the companies that may be the same as one, or were said not to be, by id. */
export function useOtherCompanies(id: string): Readonly<Record<string, string>> {
  const [{ data }] = useQuery({ query: CompanyDuplicates, variables: { id } });
  const { possibleDuplicates = [], saidToBeTwo = [] } = data?.company ?? {};
  return Object.fromEntries(
    [...possibleDuplicates, ...saidToBeTwo].map(({ company }) => [company.id, company.name]),
  );
}

import { useQuery } from 'urql';
import { useInLanguage } from './in-language.js';
import { SubjectNamesQuery, type SubjectNames } from './own-subjects.js';

/** The names of the reader's own things in their language; undefined until they are there. */
export function useSubjectNames(): SubjectNames | undefined {
  const [{ data }] = useQuery({ query: SubjectNamesQuery });
  return useInLanguage()(data);
}

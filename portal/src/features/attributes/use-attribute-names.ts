import { useQuery } from 'urql';
import { AttributeList, type Subject } from './attribute-query.js';

interface Line {
  inputs: Readonly<Record<string, unknown>>;
}

/** The names of the attributes that lines of a timeline are about, by id. */
export function useAttributeNames(
  subject: Subject,
  lines: readonly Line[],
): Readonly<Record<string, string>> {
  const isAny = lines.some(({ inputs }) => typeof inputs['attributeId'] === 'string');
  const [{ data }] = useQuery({ query: AttributeList, variables: { subject }, pause: !isAny });
  return Object.fromEntries((data?.attributes ?? []).map(({ id, name }) => [id, name]));
}

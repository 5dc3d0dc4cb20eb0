import { useMemo } from 'react';
import { useQuery } from 'urql';
import { TagNames } from './tag-query.js';

interface Line {
  inputs: Readonly<Record<string, unknown>>;
}

/** The names of the tags that lines of a timeline are about, by id; a deleted one has none. */
export function useTagNames(lines: readonly Line[]): Readonly<Record<string, string>> {
  const ids = useMemo(
    () =>
      [...new Set(lines.map(({ inputs }) => inputs['tagId']))]
        .filter((id) => typeof id === 'string')
        .slice(0, 100),
    [lines],
  );
  const [{ data }] = useQuery({ query: TagNames, variables: { ids }, pause: ids.length === 0 });
  return Object.fromEntries((data?.tags.edges ?? []).map(({ node }) => [node.id, node.name]));
}

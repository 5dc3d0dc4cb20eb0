import { useQuery } from 'urql';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { useDecides } from '../../platform/use-staff.js';
import { AdvocateTags as Tags, TagAdvocates } from './tag-query.js';
import { TagsPanel } from './tags-panel.js';

/** An advocate's tags, for staff; marketers and admins change them. Needs `tags` and `refusals`. */
export function AdvocateTags({ id }: { id: string }) {
  const decides = useDecides();
  const [{ data }] = useQuery({ query: Tags, variables: { id } });
  const [tag, busy] = useVerb(TagAdvocates);
  if (!data?.advocate) return null;
  return (
    <TagsPanel
      tags={data.advocate.tags}
      busy={busy}
      onChange={decides ? (change) => tag({ input: { advocateIds: [id], ...change } }) : undefined}
    />
  );
}

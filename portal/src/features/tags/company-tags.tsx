import { useQuery } from 'urql';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { CompanyTags as Tags, TagCompanies } from './tag-query.js';
import { TagsPanel } from './tags-panel.js';

/** A company's tags, for staff, who all change them. Needs `tags` and `refusals`. */
export function CompanyTags({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: Tags, variables: { id } });
  const [tag, busy] = useVerb(TagCompanies);
  if (!data?.company) return null;
  return (
    <TagsPanel
      tags={data.company.tags}
      busy={busy}
      onChange={(change) => tag({ input: { companyIds: [id], ...change } })}
    />
  );
}

import { useQuery } from 'urql';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { CompanyValues as Values, SetCompanyAttributes } from './attribute-query.js';
import { ValuesPanel } from './values-panel.js';

/** A company's attributes, which all of staff change. Needs `attributes` and `refusals`. */
export function CompanyValues({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: Values, variables: { id } });
  const [set, busy] = useVerb(SetCompanyAttributes);
  return (
    <ValuesPanel
      values={data?.company?.attributes ?? []}
      busy={busy}
      onSave={(values) => set({ input: { companies: [{ companyId: id, values }] } })}
    />
  );
}

import { useQuery } from 'urql';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { useDecides } from '../../platform/use-staff.js';
import { AdvocateValues as Values, SetAdvocateAttributes } from './attribute-query.js';
import { ValuesPanel } from './values-panel.js';

/** An advocate's attributes; marketers and admins change them. Needs `attributes` and `refusals`. */
export function AdvocateValues({ id }: { id: string }) {
  const decides = useDecides();
  const [{ data }] = useQuery({ query: Values, variables: { id } });
  const [set, busy] = useVerb(SetAdvocateAttributes);
  return (
    <ValuesPanel
      values={data?.advocate?.attributes ?? []}
      busy={busy}
      onSave={
        decides
          ? (values) => set({ input: { advocates: [{ advocateId: id, values }] } })
          : undefined
      }
    />
  );
}

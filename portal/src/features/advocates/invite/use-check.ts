import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from 'urql';
import { CheckInvitations, type Checked } from './invite-verbs.js';

const PAUSE_MS = 400;

/** What would become of those who are named; null while that is asked. */
export function useCheck(
  text: string,
  advocateIds: readonly string[],
): { checked: Checked | null; failed: boolean; retry: () => void } {
  const [typed] = useDebouncedValue(text, PAUSE_MS);
  const [{ data, fetching, error }, ask] = useQuery({
    query: CheckInvitations,
    variables: { text: typed, advocateIds: [...advocateIds] },
    requestPolicy: 'network-only',
    pause: typed.trim() === '' && advocateIds.length === 0,
  });
  const isOf = typed === text && !fetching;
  return {
    checked: isOf && data ? data.invitationCheck : null,
    // An advocate who was chosen is not there any more: then nobody is checked.
    failed: isOf && (error !== undefined || data?.invitationCheck === null),
    retry: () => {
      ask({ requestPolicy: 'network-only' });
    },
  };
}

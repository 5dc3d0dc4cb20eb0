import { useEffect } from 'react';
import { useMutation } from 'urql';
import { graphql } from './graphql/graphql.js';

const DetectTimeZone = graphql(`
  mutation DetectTimeZone($input: SetTimeZoneInput!) {
    setTimeZone(input: $input) {
      __typename
    }
  }
`);

/**
 * At an advocate's first visit their browser tells in which time zone they are: nothing is sent in
 * their night (R-N1). Where that fails, the next visit tells it.
 */
export function useDetectedZone(isUnknown: boolean): void {
  const [, detect] = useMutation(DetectTimeZone);
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    if (isUnknown && timeZone) void detect({ input: { timeZone, detected: true } });
  }, [isUnknown, detect]);
}

import { useState } from 'react';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../platform/use-refusal.js';

interface Refused {
  message: string;
}

/**
 * Runs one of a referral's verbs and keeps why it was refused. The answer holds the referral after
 * the write, so the page needs no second request. Resolves to whether it was done.
 */
export function useReferralVerb(): {
  errors: readonly Refused[];
  attempt: (answer: Promise<object | null>) => Promise<boolean>;
} {
  const [errors, setErrors] = useState<readonly Refused[]>([]);
  const refusals = useRefusal();
  const attempt = async (answer: Promise<object | null>) => {
    setErrors([]);
    const result = await answer;
    if (!result) return false;
    if (!isUserError(result)) return true;
    setErrors(refusals.sort(result, []).others);
    return false;
  };
  return { errors, attempt };
}

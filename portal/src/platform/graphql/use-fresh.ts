import { useEffect } from 'react';
import type { UseQueryExecute } from 'urql';

const EVERY_MS = 60_000;

/** Queries again when the person comes back to the page, and every minute while they look at it. */
export function useFresh(ask: UseQueryExecute): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') ask({ requestPolicy: 'network-only' });
    };
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ask]);
}

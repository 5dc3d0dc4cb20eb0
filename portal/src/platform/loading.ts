import { lazyRouteComponent } from '@tanstack/react-router';
import { NotLoaded } from '../i18n/not-loaded.js';
import { fetchWithin } from './http.js';

/** Whether the server can be reached at all. */
export async function serverAnswers(): Promise<boolean> {
  try {
    return (await fetchWithin('/health/live', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/**
 * A page's code, fetched when it is opened. Code that is gone from a server that answers belongs to an older
 * version of the portal: then the router loads everything anew. Without a server that would leave the reader with
 * the browser's own error page, so `NotLoaded` is thrown instead.
 */
export const lazyPage: typeof lazyRouteComponent = (load, exportName) =>
  lazyRouteComponent(async () => {
    try {
      return await load();
    } catch (error) {
      if (await serverAnswers()) throw error;
      throw new NotLoaded('The page could not be fetched', { cause: error });
    }
  }, exportName);

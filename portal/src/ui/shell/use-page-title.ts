import { useEffect } from 'react';

/** What the browser calls the page while it is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · Goodturn`;
    return () => {
      document.title = before;
    };
  }, [title]);
}

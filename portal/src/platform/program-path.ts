import { useCallback } from 'react';
import { useViewer } from './viewer.js';

/** Addresses of the programme's pages: `path('challenges', id)`. */
export function useProgramPath(): (...parts: string[]) => string {
  const { slug } = useViewer().program;
  return useCallback((...parts) => `/${[slug, ...parts].join('/')}`, [slug]);
}

import { ask } from './ask.js';

export interface Viewer {
  name: string;
  programs: { program: { slug: string; name: string } }[];
}

const VIEWER = 'query Viewer { viewer { name programs { program { slug name } } } }';

/** Who is signed in; null where nobody is. Throws where the server cannot be reached. */
export async function readViewer(): Promise<Viewer | null> {
  const { data } = (await ask({ query: VIEWER }, undefined)) as {
    data?: { viewer: Viewer | null } | null;
  };
  return data?.viewer ?? null;
}

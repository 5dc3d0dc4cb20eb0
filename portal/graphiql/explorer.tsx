import { GraphiQL } from 'graphiql';
import { useMemo, useState, type ComponentProps } from 'react';
import { ask } from './ask.js';
import { pageStorage } from './page-storage.js';
import type { Viewer } from './viewer.js';

type Fetcher = ComponentProps<typeof GraphiQL>['fetcher'];

const FIRST_QUERY = `# All that the portal does, it does by this API.
#
# Requests are made as the person and in the
# programme above. An API key replaces both:
# { "authorization": "Bearer gtk_…" } in Headers.
#
# The book on the left is the schema. Ctrl-Space
# completes, Ctrl-Enter runs.

query Viewer {
  viewer {
    name
    programs {
      roles
      program {
        slug
        name
      }
    }
  }
}
`;

/** GraphiQL on this installation, as who is signed in. */
export function Explorer({ viewer }: { viewer: Viewer | null }) {
  const programs = viewer?.programs.map(({ program }) => program) ?? [];
  const [slug, setSlug] = useState(programs[0]?.slug);
  const fetcher = useMemo<Fetcher>(
    () => (operation, options) => ask(operation, slug, options?.headers) as ReturnType<Fetcher>,
    [slug],
  );
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultQuery={FIRST_QUERY}
      storage={pageStorage}
      showPersistHeadersSettings={false}
    >
      <GraphiQL.Logo>
        {viewer ? (
          <span className="reader">
            {viewer.name}
            {programs.length > 0 && (
              <select
                aria-label="Programme"
                value={slug}
                onChange={({ target }) => {
                  setSlug(target.value);
                }}
              >
                {programs.map((program) => (
                  <option key={program.slug} value={program.slug}>
                    {program.name}
                  </option>
                ))}
              </select>
            )}
          </span>
        ) : (
          <a className="reader" href="/sign-in?returnTo=%2Fgraphiql">
            Sign in
          </a>
        )}
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

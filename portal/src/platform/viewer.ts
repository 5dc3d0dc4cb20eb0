import { createContext, use } from 'react';
import { toLanguage, type Language } from '../i18n/languages.js';
import { graphql, type ResultOf } from './graphql/graphql.js';
import type { Role } from './navigation.js';

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      memberId
      name
      email
      locale
      programs {
        roles
        advocateId
        program {
          id
          slug
          name
          color
        }
      }
    }
    program {
      id
      slug
      name
      kind
      timeZone
      currency
      color
      contact {
        name
        email
      }
    }
    me {
      id
      timeZoneFrom
      break {
        backOn
      }
    }
    clock {
      now
      offsetDays
    }
    notifications(first: 1) {
      unread
    }
    staffNotices(first: 1) {
      unread
    }
  }
`);

export interface ViewerProgram {
  slug: string;
  name: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  /** `#rrggbb`. */
  color: string;
  kind: 'LIVE' | 'SAMPLE' | 'SANDBOX';
  /** The programme's clock minus the reader's, in milliseconds, at the time of the request. */
  clockAheadMs: number;
  /** Whether somebody moved the programme's clock forward. */
  clockMoved: boolean;
}

/** The reader of a programme's pages, and what they may see there. */
export interface Viewer {
  memberId: string;
  name: string;
  email: string;
  language: Language;
  roles: readonly Role[];
  /** Their own advocate profile in this programme. */
  advocateId: string | null;
  program: ViewerProgram;
  /** Every programme that the person belongs to. */
  programs: readonly { slug: string; name: string; color: string }[];
  /** Their own break as an advocate, while it lasts; `backOn` null: until they end it. */
  break: { backOn: string | null } | null;
  /** What was decided for them as an advocate, and what waits for them as staff. */
  unreadNotices: number;
  /** The person of the programme to talk to, where one is named. */
  contact: { name: string; email: string | null } | null;
}

/** Null where nobody is signed in. `nowMs` is the reader's clock when the answer came. */
export function viewerOf(data: ResultOf<typeof ViewerQuery>, nowMs: number): Viewer | null {
  const { viewer, program, me, clock, notifications, staffNotices } = data;
  if (!viewer) return null;
  const own = viewer.programs.find((each) => each.program.id === program.id);
  return {
    memberId: viewer.memberId,
    name: viewer.name,
    email: viewer.email,
    language: toLanguage(viewer.locale),
    roles: own?.roles ?? [],
    advocateId: own?.advocateId ?? null,
    program: {
      ...program,
      clockAheadMs: Date.parse(clock.now) - nowMs,
      clockMoved: clock.offsetDays > 0,
    },
    programs: viewer.programs.map((each) => each.program),
    break: me?.break ?? null,
    unreadNotices: notifications.unread + staffNotices.unread,
    contact: program.contact,
  };
}

interface ViewerAccess {
  viewer: Viewer;
  /** Loads it again: after the clock was moved, settings changed or notices read. */
  refresh: () => void;
}

export const ViewerContext = createContext<ViewerAccess | null>(null);

function useAccess(): ViewerAccess {
  const access = use(ViewerContext);
  if (!access) throw new Error('There is no viewer outside the pages of a programme');
  return access;
}

/** The viewer of the page; only under a programme's address. */
export const useViewer = (): Viewer => useAccess().viewer;

export const useRefreshViewer = (): (() => void) => useAccess().refresh;

export interface Subject {
  /** Null where it has no name (any more). */
  name: string | null;
  /** Its page below the programme's address. */
  path: readonly string[];
}

interface About {
  subjectKind: string | null;
  subjectId: string | null;
  subjectName: string | null;
}

/** By kind: the folder of its page; one line for each subject that has a name. */
const FOLDERS: Record<string, string | undefined> = {
  REFERRAL: 'referrals',
  REDEMPTION: 'redemptions',
  PARTICIPATION: 'participations',
  // Of these only staff read.
  ADVOCATE: 'advocates',
  DEAL: 'deals',
};

/** What a line or notice is about, and the page that explains it; null for what is about no single thing. */
export function subjectOf({ subjectKind, subjectId, subjectName }: About): Subject | null {
  const folder = FOLDERS[subjectKind ?? ''];
  return subjectId && folder ? { name: subjectName, path: [folder, subjectId] } : null;
}

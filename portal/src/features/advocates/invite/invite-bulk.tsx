import { Invite } from './invite.js';

interface InviteBulkProps {
  /** The chosen ones, at most 500. */
  rows: readonly { id: string }[];
  onDone: () => void;
}

/** Invites all who are chosen; who is here already, or said no, is left out. */
export default function InviteBulk({ rows, onDone }: InviteBulkProps) {
  return <Invite variant="default" advocateIds={rows.map(({ id }) => id)} onDone={onDone} />;
}

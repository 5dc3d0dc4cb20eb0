interface Invited {
  status: string;
  invitation: { hasEnded: boolean; endsAt: string | null } | null;
}

/** R-U4: an invitation that has ended, or is of before invitations did, may be sent again. */
export function mayInviteAgain({ status, invitation }: Invited): boolean {
  return status === 'INVITED' && (!invitation || invitation.hasEnded || invitation.endsAt === null);
}

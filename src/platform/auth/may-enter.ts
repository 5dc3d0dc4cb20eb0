/**
 * The memberships (`p`) that let somebody in: they have joined, or their invitation is open by the
 * clock of its programme (R-U4).
 */
export const MAY_ENTER = `FROM membership_state p JOIN program_state g ON g.program_id = p.program_id
  WHERE (p.status = 'ACTIVE' OR p.status = 'INVITED' AND (p.invitation_ends_at IS NULL
    OR p.invitation_ends_at > clock_timestamp() + g.clock_offset_ms * interval '1 millisecond'))`;

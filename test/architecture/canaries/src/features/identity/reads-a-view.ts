// expects: nothing (a view that is declared for this feature)
export const names = 'SELECT name FROM auth.program_member WHERE member_id = $1';

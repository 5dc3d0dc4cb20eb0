/**
 * What speaks for two companies being one: their names are the same but for the legal form, or but
 * for blanks and accents; or somebody who works for one has an address of the other's domain.
 */
export const DUPLICATE_REASONS = ['SAME_NAME', 'LIKE_NAME', 'ADDRESS'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

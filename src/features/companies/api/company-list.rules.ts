/**
 * The orders of the list of companies. Not by revenue: amounts of several currencies have no order
 * (R-M1).
 */
export const COMPANY_ORDERS = ['NAME', 'RENEWAL', 'NEWEST'] as const;
export type CompanyOrder = (typeof COMPANY_ORDERS)[number];

/** A company of which nobody said when it renews stands behind all others. */
export const NO_RENEWAL = '9999-12-31';

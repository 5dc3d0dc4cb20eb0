/** Types of architecture.js, for tests that read the drawing. */
export const features: Record<string, string[]>;
export const roomsOfFeatures: Record<string, Record<string, string[]>>;
export const tables: Record<string, string[]>;
export const views: Record<string, { owner: string; for: string[] }>;
export const borrowedTables: Record<string, Record<string, string>>;

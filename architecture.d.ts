/** Types of architecture.js, for tests that read the drawing. */
export const features: Record<string, string[]>;
export const roomsOfFeatures: Record<string, Record<string, string[]>>;

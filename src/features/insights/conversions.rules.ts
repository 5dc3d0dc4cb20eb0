/** Conversions are grouped by the month of the submission (programme's days), or by the source. */
export type ConversionGrouping = 'month' | 'source';

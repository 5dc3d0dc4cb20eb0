/** What conversions are told by: the month of the submission (programme's days), or the source. */
export type ConversionGrouping = 'month' | 'source';

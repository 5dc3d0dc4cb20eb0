import { z } from 'zod';
import { line } from '../../../kernel/texts.js';

/** A list that is longer is not read. */
export const MOST_OFFERED = 40;

/** A name as the programme writes it. */
export const InterestName = line(60, 'A name of 1 to 60 characters.');

/** What two names of one interest share. */
export function interestKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The interests that one act is about. */
export const InterestIds = z.array(z.uuid('The id of an interest.')).max(100, 'At most 100.');

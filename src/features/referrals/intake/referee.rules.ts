import { z } from 'zod';
import { isPlaceholder } from '../../companies/index.js';

/** The referred person, as a form, a link's page or sales gives them; what each field must be. */
export const Referee = z.object({
  refereeName: z
    .string({ error: 'The name of the person, 1 to 200 characters.' })
    .trim()
    .min(1, 'The name of the person, 1 to 200 characters.')
    .max(200, 'The name of the person, 1 to 200 characters.'),
  refereeEmail: z
    .string({ error: 'An e-mail address such as aiko@example.com.' })
    .trim()
    .max(254, 'An e-mail address has at most 254 characters.')
    .pipe(z.email('An e-mail address such as aiko@example.com.')),
  companyName: z
    .string({ error: 'The name of the company, 1 to 200 characters.' })
    .trim()
    .min(1, 'The name of the company, 1 to 200 characters.')
    .max(200, 'The name of the company, 1 to 200 characters.')
    .refine((name) => !isPlaceholder(name), 'The company where they work, by its name.'),
  note: z
    .string()
    .trim()
    .max(2_000, 'A note has at most 2,000 characters.')
    .nullish()
    .transform((note) => note || null),
});

export type RefereeValues = z.output<typeof Referee>;

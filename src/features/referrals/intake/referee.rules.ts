import { z } from 'zod';
import { EmailAddress } from '../../../kernel/email.js';
import {
  line,
  LONGEST,
  longTextOrNull,
  NAME_OF_COMPANY,
  NAME_OF_PERSON,
} from '../../../kernel/texts.js';
import { isPlaceholder } from '../../companies/index.js';

/** The referred person, as a form, a link's page or sales gives them; what each field must be. */
export const Referee = z.object({
  refereeName: line(LONGEST.name, NAME_OF_PERSON),
  refereeEmail: EmailAddress,
  companyName: line(LONGEST.name, NAME_OF_COMPANY).refine(
    (name) => !isPlaceholder(name),
    'The company where they work, by its name.',
  ),
  note: longTextOrNull(LONGEST.note),
});

export type RefereeValues = z.output<typeof Referee>;

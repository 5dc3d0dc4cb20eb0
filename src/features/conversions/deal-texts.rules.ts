import { z } from 'zod';
import { amountProblem } from '../../kernel/money.js';
import { ExternalId, lineOrNull, LONGEST, NAME_OF_COMPANY } from '../../kernel/texts.js';

/** What a person or a program writes about a deal; blank is absent. */
export const DealTexts = z.object({
  externalId: ExternalId,
  companyName: lineOrNull(LONGEST.name, NAME_OF_COMPANY),
  name: lineOrNull(LONGEST.name, 'The name of the deal, at most 200 characters.'),
  amountMinor: z
    .number()
    .superRefine((amount, context) => {
      const message = amountProblem(amount);
      if (message !== null) context.addIssue({ code: 'custom', message });
    })
    .nullish(),
});

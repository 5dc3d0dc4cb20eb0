import { COUNTRIES } from '../../../kernel/country.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  choiceValues,
  type ChoicesWanted,
  defineTrait,
  type TraitChoice,
} from '../../traits/index.js';
import { COMPANY_KINDS } from './company-kind.rules.js';

/** Of the company that the advocate works for; NULL where they work for none that is known. */
const ofCompany = (column: string, program: string): string =>
  `SELECT ${column} FROM company c WHERE c.program_id = ${program} AND c.id = a.company_id`;

const stated = (source: string, program: string): string =>
  `(SELECT k.kind FROM company_kind k WHERE k.program_id = ${program} AND k.company_id = c.id
     AND k.source = '${source}')`;

defineTrait('company.which', {
  type: 'CHOICE',
  choices: findCompanyChoices,
  sql: () => 'a.company_id::text',
  // A rule that names a company which was merged means the one that it was merged into.
  meant: (list, { program }) =>
    `(${list} || ARRAY(SELECT c.merged_into::text FROM company c WHERE c.program_id = ${program}
       AND c.merged_into IS NOT NULL AND c.id::text = ANY (${list})))`,
});
defineTrait('company.kind', {
  type: 'CHOICE',
  choices: COMPANY_KINDS,
  // As `companyStanding` says it of one company.
  sql: ({ program, today }) =>
    ofCompany(
      `coalesce(${stated('PERSON', program)}, ${stated('CRM', program)},
         CASE WHEN c.won_since <= ${today()} THEN 'ACCOUNT' ELSE 'PROSPECT' END)`,
      program,
    ),
});
defineTrait('company.country', {
  type: 'CHOICE',
  choices: COUNTRIES,
  sql: ({ program }) => ofCompany('c.country', program),
});
defineTrait('company.industry', {
  type: 'TEXT',
  sql: ({ program }) => ofCompany('c.industry', program),
});
defineTrait('company.employees', {
  type: 'NUMBER',
  sql: ({ program }) => ofCompany('c.employees', program),
});
defineTrait('company.customerSince', {
  type: 'DAY',
  sql: ({ program }) => ofCompany('c.customer_since', program),
});
defineTrait('company.renewsOn', {
  type: 'DAY',
  sql: ({ program }) => ofCompany('c.renews_on', program),
});
defineTrait('company.publicSector', {
  type: 'YES_NO',
  sql: ({ program }) => ofCompany('c.public_sector', program),
});

async function findCompanyChoices(tx: Tx, wanted: ChoicesWanted): Promise<readonly TraitChoice[]> {
  return tx.query<TraitChoice[]>(
    `SELECT id::text AS value, name AS label FROM company WHERE program_id = $1
        AND ($2::text[] IS NULL AND merged_into IS NULL OR id::text = ANY ($2))
        AND ($3::text IS NULL OR name ILIKE $3)
      ORDER BY name, id LIMIT $4`,
    [tx.programId, ...choiceValues(wanted)],
  );
}

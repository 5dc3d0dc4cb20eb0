// Files for the `import` benchmark, as a CRM exports them, and where their rows go.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const ADVOCATES = 500;
const COMPANIES = 5_000;
const DAYS = 1_000;
const DAY_MS = 86_400_000;

const dayOf = (n) =>
  new Date(Date.UTC(2022, 0, 1) + ((n * 31) % DAYS) * DAY_MS).toISOString().slice(0, 10);
const pick = (values, n) => values[n % values.length];

/**
 * Every row is another one; days, advocates and companies come in no order. `turn`: how often the
 * rows were told before: the same rows say something else each time.
 */
export const KINDS = {
  referrals: {
    header: 'id,advocate,advocate_name,person,email,company,source,date',
    row: (id, n) =>
      `${id},A${(n * 7) % ADVOCATES},Advocate ${(n * 7) % ADVOCATES},Person ${n},${id}@example.com,` +
      `Company ${(n * 13) % COMPANIES} Ltd,Event,${dayOf(n)}`,
    mapping: {
      externalId: 'id',
      advocateExternalId: 'advocate',
      advocateName: 'advocate_name',
      refereeName: 'person',
      refereeEmail: 'email',
      refereeCompany: 'company',
      source: 'source',
      submittedOn: 'date',
    },
    tables: { referral: 'external_id' },
    // What a referral came in with is not corrected by a file (ADR 0039).
    isCorrected: false,
  },
  deals: {
    header: 'id,name,company,stage,closed,amount,currency',
    row: (id, n, turn) =>
      `${id},Deal ${n},Company ${(n * 13) % COMPANIES} Ltd,${pick(['WON', 'LOST', 'OPEN'], n)},` +
      `${n % 3 === 2 ? '' : dayOf(n)},${1_000 + (n % 900) + turn},JPY`,
    mapping: {
      externalId: 'id',
      name: 'name',
      company: 'company',
      stage: 'stage',
      closedOn: 'closed',
      amount: 'amount',
      currency: 'currency',
    },
    tables: { deal: 'external_id' },
    isCorrected: true,
  },
  companies: {
    header: 'id,name,domain,kind,country,industry,people,revenue',
    row: (id, n, turn) =>
      `${id},Firm ${id} GmbH,${id.toLowerCase()}.example,${pick(['ACCOUNT', 'PROSPECT'], n)},` +
      `${pick(['DE', 'JP', 'FR'], n + turn)},${pick(['Tools', 'Food', 'Paper'], n)},` +
      `${10 + (n % 900) + turn},${1_000 + n}`,
    mapping: {
      externalId: 'id',
      name: 'name',
      domains: 'domain',
      kind: 'kind',
      country: 'country',
      industry: 'industry',
      employees: 'people',
      revenue: 'revenue',
    },
    tables: { company: 'external_id', domain_of_company: 'company_id', company_kind: 'company_id' },
    isCorrected: true,
  },
  advocates: {
    header: 'id,mail,name,company,language,zone,would',
    row: (id, n, turn) =>
      `${id},${id}@example.com,Person ${n},Company ${(n * 13 + turn) % COMPANIES} Ltd,` +
      `${pick(['en', 'ja'], n + turn)},${pick(['Europe/Berlin', 'Asia/Tokyo'], n)},` +
      `${n % 4 === 0 ? 'REFERENCE_CALL' : ''}`,
    mapping: {
      externalId: 'id',
      email: 'mail',
      name: 'name',
      company: 'company',
      language: 'language',
      timeZone: 'zone',
      willingTo: 'would',
    },
    needs: 'company',
    tables: { advocate: 'external_id', willing: 'advocate_id' },
    isCorrected: true,
  },
};

/** Rows of a round have ids of their own. */
export function prefixOf(kind, round) {
  return `${kind.slice(0, 1).toUpperCase()}${round}-`;
}

export async function writeImportFile(path, kind, { round, rows, turn }) {
  const { header, row } = KINDS[kind];
  const prefix = prefixOf(kind, round);
  function* lines() {
    yield `${header}\n`;
    for (let n = 0; n < rows; n += 1) yield `${row(`${prefix}${n}`, n, turn)}\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

import type { Command } from 'commander';
import { importFile, type ImportOptions } from './cli-import.js';
import { undoImport, type UndoOptions } from './cli-undo.js';
import { IMPORT_KINDS, movesPoints, type ImportKind } from './features/imports/index.js';

const MAPPING_HELP = `
A mapping is JSON: { "columns": {…}, "constants": {…}, "values": {…}, "formats": {…},
"clearingWord": "…", "file": {…} }.
  columns    ours → the file's: { "externalId": "opportunity_id", "submittedOn": "engage_date" }
  constants  ours → the same for every row: { "source": "Trade fair" }
  values     ours → what the file says → what it means: { "stage": { "Won": "WON" } }
  formats    ours → how the file writes it: { "closedOn": "DD/MM/YYYY", "amount": "1.234,56" }
  clearingWord  a cell that says this takes the value away, where a kind allows it
  file       how the file itself is written: { "encoding": "windows-1252", "delimiter": ";" }
Formats, encoding and delimiter are found out where they are not said. What can be read in two ways is
asked about before a row is written. "closedOn" is the day as written; "closedAt" a moment, which is
moved into the programme's time zone.
Each kind may have one column that orders the rows of one id: "changedAt" (a moment), "changedOn" (a day)
or "version" (a number). Of an id the latest row counts, and what it leaves empty stays as an earlier row
said it; a row that is older than what was told before is superseded. Without such a column, rows of one
id that differ are refused.
`;

interface KindHelp {
  readonly description: string;
  readonly help: string;
}

const HELP: Readonly<Record<ImportKind, KindHelp>> = {
  referrals: {
    description: 'take in referrals; they count as accepted',
    help: `Columns of referrals: externalId, advocateExternalId, advocateEmail, advocateName, refereeName
(or refereeGivenName and refereeFamilyName), refereeEmail, refereeCompany, source, submittedOn or submittedAt. Needed: externalId, one of the
advocate's, and when it was submitted. A day is one in the programme's time zone.`,
  },
  deals: {
    description: 'take in deals; what they say settles their referrals',
    help: `Columns of deals: externalId, referralExternalId, name, company, stage (OPEN, WON, LOST), closedOn or
closedAt, amount, currency. Needed: externalId and stage, and a day of closing where it is WON.`,
  },
  companies: {
    description: 'take in companies with what is known of them',
    help: `Columns of companies: externalId, name, domains, kind (ACCOUNT, PROSPECT), owner (the address of one
of the staff), revenue, currency, customerSince, renewsOn, country, industry, employees, giftsAllowed,
publicSector, tags, and "attribute.NAME" for each attribute of the programme's own. Needed: one of
externalId, domains, name. Several domains or tags in one cell are divided by ";" or ",". What a person
stated here is not overruled. All but externalId, name and currency can be taken away.`,
  },
  advocates: {
    description: 'take in advocates; they hear nothing until somebody invites them',
    help: `Columns of advocates: externalId, email, name (or givenName and familyName), companyExternalId,
companyDomain, company, employedSince, language, timeZone, interests, willingTo, willingSaidOn, tags, and "attribute.NAME" for
each attribute of the programme's own. Needed: externalId or email. Who has left stays so. Once somebody
has joined, their profile is theirs: a file says what nobody has said. Company, employedSince, tags and
attributes can be taken away.`,
  },
};

const UNDO_HELP = `
First it says what the undo takes back, and asks. Where somebody did something since that leans on what
the run left, that is named and nothing is undone. Of a run of companies or of advocates those on which
something leans stay, and what somebody changed since; that is named, and the others are taken back.
Without a run, those that can be undone are listed.
`;

/** \`import KIND FILE\`, one command for each kind of file, and \`import undo\`. */
export function addImports(root: Command): void {
  const parent = root.command('import').description('take in a CSV file').helpCommand(false);
  for (const kind of IMPORT_KINDS) {
    const command = parent
      .command(kind)
      .description(HELP[kind].description)
      .argument('<file>', 'CSV with a header row')
      .requiredOption('--program <slug>', 'the programme')
      .requiredOption('--mapping <file>', 'JSON that says what the columns mean')
      .option('--dry-run', 'check every row and write none');
    if (movesPoints(kind)) {
      command
        .option('--award', 'let conversions earn points (default: they are only counted)')
        .option(
          '--take-back',
          'let it take points back (default: it asks, or stops before it does)',
        );
    } else {
      command.option('--clearing-word <word>', 'a cell that says this takes the value away');
    }
    command
      .option('--errors <file>', `where refused rows go (default: FILE.${kind}.errors.csv)`)
      .option('--numbers <example>', 'how numbers are written: 1,234.56 or 1.234,56')
      .option('--days <format>', 'how days are written: DD/MM/YYYY, MM/DD/YYYY, YYYY-MM-DD …')
      .option(
        '--order <field=column>',
        'what orders the rows of one id: changedAt=COLUMN, changedOn=COLUMN or version=COLUMN',
      )
      .option('--encoding <name>', 'utf-8, windows-1252, shift_jis, gb18030 … (default: found out)')
      .option('--delimiter <character>', 'between columns (default: found out)')
      .option('--json', 'print the result as JSON')
      .addHelpText('after', `${MAPPING_HELP}\n${HELP[kind].help}`)
      .action((file: string, options: ImportOptions) => importFile(kind, file, options));
  }
  parent
    .command('undo')
    .description('take back what a run of an import left')
    .argument('[run]', 'its id')
    .requiredOption('--program <slug>', 'the programme')
    .option('--yes', 'undo it without a question')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', UNDO_HELP)
    .action((run: string | undefined, options: UndoOptions) => undoImport(run, options));
}

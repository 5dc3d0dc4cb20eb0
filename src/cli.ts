import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { failureOf, report } from './cli-app.js';
import { doctor } from './cli-doctor.js';
import { addImports } from './cli-import-commands.js';
import {
  checkFiles,
  moveAllFiles,
  type CheckFilesOptions,
  type MoveFilesOptions,
} from './cli-files.js';
import {
  retryMails,
  showFailedMails,
  type FailedMailsOptions,
  type RetryMailsOptions,
} from './cli-mails.js';
import {
  changeAddress,
  createProgram,
  deleteProgram,
  inviteMember,
  migrateDatabase,
  showDeletions,
  type ChangeAddressOptions,
  type CreateProgramOptions,
  type DeleteProgramOptions,
  type InviteMemberOptions,
} from './cli-programs.js';
import { rebuild, type RebuildOptions } from './cli-rebuild.js';
import { reportConversions, type ReportOptions } from './cli-report.js';
import { acceptOtherSecrets } from './cli-secrets.js';
import { seed } from './cli-seed.js';
import { ROLES } from './kernel/actor.js';
import { isId } from './kernel/ids.js';
import { FILE_PLACES } from './platform/files/index.js';
import { LOCALES } from './kernel/locale.js';
import { surviveLostOutput } from './platform/telemetry/index.js';

const USAGE = 2;

const EXAMPLES = `
Examples:
  npm run cli -- program create --slug acme --name "Acme Advocates" --time-zone Asia/Tokyo
  npm run cli -- member invite --program acme --email mei@acme.example --name "Mei Tanaka" --role admin
  npm run cli -- member change-address --from mei@old.example --to mei@new.example
  npm run cli -- import referrals referrals.csv --program acme --mapping mapping.json --dry-run
  npm run cli -- report conversions --program acme --by month --json

All commands work whether or not the server is running, on the embedded database or on the one of
DATABASE_URL. Exit codes: 0 all is well, 1 it failed or found something wrong, 2 it was asked wrong.`;

const MOVE_HELP = `
To change over to S3: set FILES_BUCKET and its kin, see "doctor", restart the servers (new files go to
S3, what is still on the disk is read there), then run this. Back to the disk: stop the servers, run
this with --to disk, and take the settings away. A file is deleted only when the other place has given
back the same bytes.
`;

/** The command line. Sets the process's exit code; never throws. */
export async function cli(argv: readonly string[]): Promise<void> {
  surviveLostOutput();
  try {
    await commands().parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : USAGE;
      return;
    }
    const { lines, exitCode } = failureOf(error, doingOf(argv));
    for (const line of lines) report(line);
    process.exitCode = exitCode;
  }
}

/** The command's name, without its arguments, which may be personal. */
function doingOf(argv: readonly string[]): string {
  return argv
    .slice(0, 2)
    .filter((word) => /^[a-z]{2,12}$/.test(word))
    .join(' ');
}

function commands(): Command {
  const root = new Command('npm run cli --')
    .description('Goodturn from the command line')
    .helpCommand(false)
    .showHelpAfterError('(add --help to see how it is used)')
    .addHelpText('after', EXAMPLES)
    .exitOverride();
  addPrograms(root);
  addUpkeep(root);
  addImports(root);
  addMails(root);
  addFiles(root);
  addReports(root);
  return root;
}

function addPrograms(root: Command): void {
  const program = root
    .command('program')
    .description('programmes of this installation')
    .helpCommand(false);
  program
    .command('create')
    .description('make a programme')
    .requiredOption('--slug <slug>', 'short name for addresses, such as acme')
    .requiredOption('--name <name>', 'what people read')
    .requiredOption('--time-zone <zone>', 'its days and windows, such as Asia/Tokyo')
    .option('--currency <code>', 'ISO 4217, such as JPY (default: USD)')
    .option('--window-days <days>', 'days in which a won deal converts (default: 60)', wholeNumber)
    .addOption(new Option('--locale <locale>', 'its language').choices(LOCALES))
    .addOption(
      new Option('--kind <kind>', 'a sandbox has a clock that moves')
        .choices(['LIVE', 'SANDBOX'])
        .default('LIVE'),
    )
    .option('--json', 'print JSON')
    .action((options: CreateProgramOptions) => createProgram(options));
  program
    .command('delete')
    .description('close a sample or sandbox to everybody, and delete all of it')
    .requiredOption('--program <slug>', 'the programme')
    .requiredOption('--confirm <slug>', 'its short name once more')
    .option('--json', 'print JSON')
    .action((options: DeleteProgramOptions) => deleteProgram(options));
  program
    .command('deletions')
    .description('programmes that are being deleted or were: who, when, how far')
    .option('--json', 'print JSON')
    .action((options: { json?: boolean }) => showDeletions(options));
  const member = root.command('member').description('people of a programme').helpCommand(false);
  member
    .command('invite')
    .description('ask a person to join; they sign in with their address')
    .requiredOption('--program <slug>', 'the programme')
    .requiredOption('--email <address>', 'their address')
    .requiredOption('--name <name>', 'their name')
    .addOption(
      new Option('--role <role...>', 'one or more roles').choices(ROLES).makeOptionMandatory(),
    )
    .option('--json', 'print JSON')
    .action((options: InviteMemberOptions) => inviteMember(options));
  member
    .command('change-address')
    .description('let somebody whose former mailbox is gone sign in with another address')
    .requiredOption('--from <address>', 'the one that they sign in with')
    .requiredOption('--to <address>', 'the new one')
    .option('--json', 'print JSON')
    .action((options: ChangeAddressOptions) => changeAddress(options));
}

function addUpkeep(root: Command): void {
  root
    .command('migrate')
    .description('bring the database up to date')
    .action(() => migrateDatabase());
  root
    .command('seed')
    .description('make the sample programme where there is none')
    .option('--slug <slug>', 'its short name (default: sample)')
    .action((options: { slug?: string }) => seed(options));
  root
    .command('doctor')
    .description('look whether this installation is well')
    .option('--json', 'print JSON')
    .action((options: { json?: boolean }) => doctor(options));
  root
    .command('secrets')
    .description('the keys that this database was written with')
    .helpCommand(false)
    .command('accept')
    .description('go on with other secrets than those that the data was written with')
    .option('--lost', 'the former ones are gone for good: lose what only they could read')
    .action((options: { lost?: boolean }) => acceptOtherSecrets(options));
  root
    .command('rebuild')
    .description('decide every referral again from its facts, and mend the figures that differ')
    .option('--check', 'only look, and name every difference')
    .option('--program <slug>', 'one programme (default: all)')
    .option('--json', 'print JSON')
    .action((options: RebuildOptions) => rebuild(options));
}

function addReports(root: Command): void {
  root
    .command('report')
    .description('figures of a programme')
    .helpCommand(false)
    .command('conversions')
    .description('referrals, conversions, close share, days to win, revenue')
    .requiredOption('--program <slug>', 'the programme')
    .addOption(new Option('--by <grouping>', 'also by group').choices(['month', 'source']))
    .option('--json', 'print JSON')
    .action((options: ReportOptions) => reportConversions(options));
}

function addMails(root: Command): void {
  const mail = root.command('mail').description('mails that did not go out').helpCommand(false);
  mail
    .command('failed')
    .description('list the mails that were given up or never answered for, with the reason')
    .requiredOption('--program <slug>', 'the programme')
    .option('--json', 'print JSON')
    .action((options: FailedMailsOptions) => showFailedMails(options));
  mail
    .command('retry')
    .description('send them again; one that was never answered for may arrive twice')
    .requiredOption('--program <slug>', 'the programme')
    .option('--id <id...>', 'these only (default: all of them)', anId)
    .option('--json', 'print JSON')
    .action((options: RetryMailsOptions) => retryMails(options));
}

function addFiles(root: Command): void {
  const files = root.command('files').description('where uploaded files are').helpCommand(false);
  files
    .command('move')
    .description('move all files between the disk and S3; run again it goes on with the rest')
    .addOption(new Option('--to <place>', 'where to').choices(FILE_PLACES).makeOptionMandatory())
    .option('--json', 'print JSON')
    .addHelpText('after', MOVE_HELP)
    .action((options: MoveFilesOptions) => moveAllFiles(options));
  files
    .command('check')
    .description('look for files that are lost, and for what is left over')
    .option('--remove', 'delete what is left over for more than a day')
    .option('--json', 'print JSON')
    .action((options: CheckFilesOptions) => checkFiles(options));
}

function anId(text: string, before: readonly string[] = []): readonly string[] {
  if (!isId(text)) throw new InvalidArgumentError('Want an id, as "mail failed" lists it.');
  return [...before, text];
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Want a whole number, such as 60.');
  return Number(text);
}

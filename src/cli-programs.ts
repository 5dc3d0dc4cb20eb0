import { print, cliActor, programIdOf, UsageError, withApp } from './cli-app.js';
import { InviteMember } from './features/identity/index.js';
import {
  CreateProgram,
  DeleteSampleProgram,
  listDeletions,
  PurgePrograms,
  type CreateProgramInput,
  type ProgramDeletion,
} from './features/programs/index.js';
import type { Role } from './kernel/actor.js';
import { EmailAddress, WANTED_ADDRESS } from './kernel/email.js';
import { newId } from './kernel/ids.js';
import { cliConfig, report } from './cli-app.js';
import { openServer } from './database-server.js';
import { SignIn } from './platform/auth/index.js';
import { openInstallation } from './platform/installation/index.js';

export interface CreateProgramOptions {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency?: string;
  readonly windowDays?: number;
  readonly locale?: string;
  readonly kind: string;
  readonly json?: boolean;
}

export async function createProgram(options: CreateProgramOptions): Promise<void> {
  const { slug, name, timeZone, currency, windowDays, locale, kind, json } = options;
  await withApp(async ({ ground, get }) => {
    const actor = cliActor(newId());
    // The verb checks the input, and names every wrong field.
    const input = {
      slug,
      name,
      timeZone,
      currency,
      conversionWindowDays: windowDays,
      locale,
      kind,
    } as CreateProgramInput;
    const program = await ground.database.write(actor, 'createProgram', (tx) =>
      get(CreateProgram).createProgram(tx, actor, input),
    );
    if (json) {
      print(JSON.stringify({ id: program.id, slug: program.slug, kind: program.kind }));
      return;
    }
    print(`The programme ${program.slug} is there (${program.kind}, id ${program.id}).`);
    print(
      `Invite its first admin: npm run cli -- member invite --program ${program.slug} ` +
        '--email … --name … --role admin',
    );
  });
}

export interface DeleteProgramOptions {
  readonly program: string;
  readonly confirm: string;
  readonly json?: boolean;
}

/** Closes a sample or sandbox, and deletes it; stopped, it is continued by a server or a second call. */
export async function deleteProgram({
  program,
  confirm,
  json,
}: DeleteProgramOptions): Promise<void> {
  await withApp(async ({ ground, get, stop }) => {
    const actor = cliActor(await programIdOf(ground, program));
    await ground.database.write(actor, 'deleteSampleProgram', (tx) =>
      get(DeleteSampleProgram).deleteSampleProgram(tx, actor, { confirmSlug: confirm }),
    );
    report(`The programme ${program} is closed to everybody; its data goes …`);
    await get(PurgePrograms).purgePrograms(stop);
    const deletions = await listDeletions(ground.crossProgram, 'all');
    const own = deletions.filter(({ programId }) => programId === actor.programId);
    if (json) print(JSON.stringify(own[0]));
    else for (const deletion of own) print(deletionText(deletion));
  });
}

export async function showDeletions({ json }: { readonly json?: boolean }): Promise<void> {
  await withApp(async ({ ground }) => {
    const deletions = await listDeletions(ground.crossProgram, 'all');
    if (json) print(JSON.stringify(deletions));
    else if (deletions.length === 0) print('No programme was deleted.');
    else for (const deletion of deletions) print(deletionText(deletion));
  });
}

function deletionText({ slug, kind, begunAt, rowsDeleted, finishedAt }: ProgramDeletion): string {
  const rows = `${rowsDeleted.toLocaleString('en')} rows`;
  const state = finishedAt ? `gone since ${finishedAt.toISOString()}` : 'under way';
  return `${slug} (${kind}): ${state}, begun ${begunAt.toISOString()}, ${rows}`;
}

export interface InviteMemberOptions {
  readonly program: string;
  readonly email: string;
  readonly name: string;
  readonly role: readonly Role[];
  readonly json?: boolean;
}

export async function inviteMember(options: InviteMemberOptions): Promise<void> {
  const { program, email, name, role: roles, json } = options;
  await withApp(async ({ config, ground, get }) => {
    const actor = cliActor(await programIdOf(ground, program));
    const member = await ground.database.write(actor, 'inviteMember', (tx) =>
      get(InviteMember).inviteMember(tx, actor, { email, name, roles: [...roles] }),
    );
    if (json) {
      print(JSON.stringify({ id: member.id, email: member.email, roles: member.roles }));
      return;
    }
    print(`${member.email} is invited to ${program} as ${member.roles.join(', ')}.`);
    print(
      `They sign in at ${config.publicUrl} with that address; a running server mails it to them.`,
    );
  });
}

/** Brings the database up to date, and nothing else. */
export async function migrateDatabase(): Promise<void> {
  const config = cliConfig();
  const lines: string[] = [];
  const installation = await openInstallation(config, await openServer(config, report), (line) => {
    if (line.startsWith('migrated:')) lines.push(line);
    else report(line);
  });
  await installation.release();
  for (const line of lines) print(line);
  const ran =
    lines.length === 0 ? 'nothing was to be done' : `${String(lines.length)} migrations ran`;
  print(`The database is up to date (${ran}); mode: ${installation.mode}.`);
}

export interface ChangeAddressOptions {
  readonly from: string;
  readonly to: string;
  readonly json?: boolean;
}

/** For somebody whose former mailbox is gone: whoever has the server answers for who asks. */
export async function changeAddress({ from, to, json }: ChangeAddressOptions): Promise<void> {
  const [former, email] = [addressOf(from, '--from'), addressOf(to, '--to')];
  if (former === email) throw new UsageError('--from and --to are the same address.');
  await withApp(async ({ get }) => {
    const outcome = await get(SignIn).changeAddress.changeByHand(former, email);
    if (outcome === 'UNKNOWN') throw new UsageError(`Nobody signs in with ${former}.`);
    if (outcome === 'TAKEN') {
      throw new UsageError(
        `Somebody signs in with ${email} already: their address has to be changed first.`,
      );
    }
    if (json) print(JSON.stringify({ from: former, to: email }));
    else {
      print(
        `Whoever signed in with ${former} signs in with ${email} now, and is signed out everywhere.`,
      );
      print('A running server tells their programmes, and the former mailbox.');
    }
  });
}

function addressOf(text: string, option: string): string {
  const { success, data } = EmailAddress.safeParse(text);
  if (!success) throw new UsageError(`${option}: ${WANTED_ADDRESS}`);
  return data;
}

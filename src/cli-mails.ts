import { cliActor, print, programIdOf, withApp } from './cli-app.js';
import { listFailedMails, RetryMails } from './features/notifications/index.js';

export interface FailedMailsOptions {
  readonly program: string;
  readonly json?: boolean;
}

/** Mails that were given up or left without an answer, with the reason. */
export async function showFailedMails({ program, json }: FailedMailsOptions): Promise<void> {
  await withApp(async ({ ground }) => {
    const programId = await programIdOf(ground, program);
    const mails = await ground.database.read({ programId, kind: 'CLI' }, listFailedMails);
    if (json) {
      print(JSON.stringify(mails));
      return;
    }
    if (mails.length === 0) print(`No mail of ${program} has failed.`);
    for (const { id, kind, status, failure, attempts } of mails) {
      print(`${id}  ${status.padEnd(7)}  ${kind}  ${failure ?? ''}  tried ${String(attempts)}×`);
    }
  });
}

export interface RetryMailsOptions extends FailedMailsOptions {
  /** all of them where none is named */
  readonly id?: readonly string[];
}

/** Sends them again. */
export async function retryMails({ program, id, json }: RetryMailsOptions): Promise<void> {
  await withApp(async ({ ground, get }) => {
    const actor = cliActor(await programIdOf(ground, program));
    const retried = await ground.database.write(actor, 'retryMails', (tx) =>
      get(RetryMails).retryMails(tx, actor, id ?? null),
    );
    if (json) print(JSON.stringify({ retried }));
    else
      print(`${String(retried)} mails of ${program} wait to be sent; a running server sends them.`);
  });
}

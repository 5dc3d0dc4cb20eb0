import { describe, expect, it } from '@jest/globals';

import { blockingFolder, canPass, chooseServerUser, parsePasswd } from './server-user.js';

const PASSWD = `# users
root:x:0:0:root:/root:/bin/bash
alice:x:1000:1000::/home/alice:/bin/bash
postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash
`;

const USERS = parsePasswd(PASSWD);
const ROOT = { uid: 0, gid: 0 };

describe('the user of the server where we are root', () => {
  it('stays the owner of the data folder, also one without a name', () => {
    const owner = { uid: 5000, gid: 5000 };
    expect(chooseServerUser(USERS, owner, ROOT)).toEqual(owner);
  });

  it('is the owner of the place where the data is made, so that they can go on without root', () => {
    expect(chooseServerUser(USERS, undefined, { uid: 1000, gid: 1000 })).toEqual({
      uid: 1000,
      gid: 1000,
    });
  });

  it('is a user for servers where the place is root’s or its owner has no name', () => {
    const postgres = { uid: 101, gid: 104 };
    expect(chooseServerUser(USERS, undefined, ROOT)).toEqual(postgres);
    expect(chooseServerUser(USERS, ROOT, ROOT)).toEqual(postgres);
    expect(chooseServerUser(USERS, undefined, { uid: 5000, gid: 5000 })).toEqual(postgres);
  });

  it('prefers our own user to that of another PostgreSQL', () => {
    const users = parsePasswd(`${PASSWD}goodturn:x:999:998::/nonexistent:/usr/sbin/nologin\n`);
    expect(chooseServerUser(users, undefined, ROOT)).toEqual({ uid: 999, gid: 998 });
  });

  it('has to be made where there is none', () => {
    expect(chooseServerUser(parsePasswd('root:x:0:0::/:/bin/sh\n'), ROOT, ROOT)).toBeUndefined();
  });
});

describe('a folder on the way to the data', () => {
  const user = { uid: 101, gid: 104 };

  it.each([
    [{ uid: 101, gid: 0, mode: 0o700 }, true],
    [{ uid: 101, gid: 0, mode: 0o077 }, false],
    [{ uid: 0, gid: 104, mode: 0o710 }, true],
    [{ uid: 0, gid: 104, mode: 0o701 }, false],
    [{ uid: 0, gid: 0, mode: 0o711 }, true],
    [{ uid: 0, gid: 0, mode: 0o750 }, false],
  ])('with %j lets the user pass: %s', (rights, expected) => {
    expect(canPass(rights, user)).toBe(expected);
  });

  it('is named, the first one that stops the user; what does not exist yet stops nobody', () => {
    const modes: Record<string, number> = { '/': 0o755, '/root': 0o700, '/root/app': 0o700 };
    const look = (folder: string): { uid: number; gid: number; mode: number } | undefined => {
      const mode = modes[folder];
      return mode === undefined ? undefined : { ...ROOT, mode };
    };
    expect(blockingFolder('/root/app/.goodturn', user, look)).toBe('/root');
    expect(blockingFolder('/srv/app', user, look)).toBeUndefined();
  });
});

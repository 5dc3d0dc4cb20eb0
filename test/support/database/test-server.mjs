// TEST_DATABASE_URL: a server of one's own (superuser), for example PostgreSQL 15. Otherwise the
// embedded one in a home of the tests, one for each user of this machine.

export async function openTestServer() {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { url, release: async () => undefined };
  const { openEmbedded } = await import('../../../dist/server/embedded/index.js');
  const { tmpdir, userInfo } = await import('node:os');
  const { join } = await import('node:path');
  return openEmbedded({
    home: join(tmpdir(), `goodturn-test-${userInfo().username}`),
    homeIsDefault: false,
    // Three specs run side by side, and some have 50 callers at once, each with its connection.
    maxConnections: 300,
    log: () => undefined,
  });
}

// The load of the `home` benchmark, in a process of its own: 32 connections that are kept, each with
// its share of the people. Answers the requests that were answered per second.
import autocannon from 'autocannon';

const CONNECTIONS = 32;

async function run({ url, body, headers, cookies, seconds }) {
  let connection = 0;
  const failures = new Map();
  const running = autocannon({
    url: `${url}/graphql`,
    connections: CONNECTIONS,
    duration: seconds,
    setupClient(client) {
      const place = connection++;
      const own = cookies.filter((_cookie, at) => at % CONNECTIONS === place);
      client.setRequests(
        own.map((cookie) => ({
          method: 'POST',
          path: '/graphql',
          headers: { ...headers, cookie },
          body,
        })),
      );
    },
  });
  running.on('reqError', ({ code, message }) => {
    failures.set(code ?? message, (failures.get(code ?? message) ?? 0) + 1);
  });
  const result = await running;
  const { requests, non2xx, errors, timeouts, duration } = result;
  if (non2xx + errors + timeouts > 0) {
    throw new Error(
      `${non2xx} refused (${timesOf(refusals(result))}), ` +
        `${errors} failed (${timesOf(failures)}), ${timeouts} timed out`,
    );
  }
  return requests.total / duration;
}

/** What a server that was told to stop looks like: some 503, then ECONNREFUSED. */
function refusals({ statusCodeStats }) {
  return Object.entries(statusCodeStats)
    .filter(([status]) => !status.startsWith('2'))
    .map(([status, { count }]) => [status, count]);
}

function timesOf(counts) {
  return [...counts].map(([what, times]) => `${times} × ${what}`).join(', ') || 'none';
}

process.on('message', (job) => {
  run(job).then(
    (perSecond) => process.send({ perSecond }),
    (error) => process.send({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));

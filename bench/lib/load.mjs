// The load of the `home` benchmark, in a process of its own: 32 connections that are kept, each with
// its share of the people. Answers the requests that were answered per second.
import autocannon from 'autocannon';

const CONNECTIONS = 32;

async function run({ url, body, headers, cookies, seconds }) {
  let connection = 0;
  const instance = await autocannon({
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
  const { requests, non2xx, errors, timeouts, duration } = instance;
  if (non2xx + errors + timeouts > 0) {
    throw new Error(`${non2xx} refused, ${errors} failed, ${timeouts} timed out`);
  }
  return requests.total / duration;
}

process.on('message', (job) => {
  run(job).then(
    (perSecond) => process.send({ perSecond }),
    (error) => process.send({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));

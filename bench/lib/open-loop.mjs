// Requests that come when they come, in a process of its own: at moments drawn beforehand, whether
// or not the ones before were answered. A time to answer is counted from the moment that was drawn:
// a server that stalls is asked no less meanwhile and does not look the faster for it.
import { Agent, request } from 'node:http';

/** The same moments in every round. */
const SEED = 20_261_128;

/** Nobody waits for a connection. */
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** Uniform in (0, 1]: a linear congruential generator (Numerical Recipes, ch. 7). */
function random(seed) {
  let state = seed;
  return () => {
    state = (1_664_525 * state + 1_013_904_223) % 2 ** 32;
    return (state + 1) / 2 ** 32;
  };
}

/** Milliseconds from the start; independent people make a Poisson process. */
function momentsOf(perSecond, seconds) {
  const next = random(SEED);
  const moments = [];
  let at = 0;
  while (at < seconds * 1_000) {
    moments.push(at);
    at += (-Math.log(next()) / perSecond) * 1_000;
  }
  return moments;
}

function answer({ url, body, headers }, cookie) {
  return new Promise((resolve, reject) => {
    const asking = request(`${url}/graphql`, {
      agent,
      method: 'POST',
      headers: { ...headers, cookie, 'content-length': Buffer.byteLength(body) },
    });
    asking.on('error', reject);
    asking.on('response', (response) => {
      if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      response.resume().on('end', resolve).on('error', reject);
    });
    asking.end(body);
  });
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

async function run(job) {
  const moments = momentsOf(job.perSecond, job.seconds);
  const started = performance.now();
  const times = await Promise.all(
    moments.map(async (at, place) => {
      await new Promise((due) => setTimeout(due, at - (performance.now() - started)));
      await answer(job, job.cookies[place % job.cookies.length]);
      return performance.now() - started - at;
    }),
  );
  times.sort((a, b) => a - b);
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

process.on('message', (job) => {
  run(job).then(
    (found) => process.send(found),
    (error) => process.send({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));

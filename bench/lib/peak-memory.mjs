const EVERY_MS = 20;
const MB = 1024 * 1024;

/** The most that this process held in memory while `work` went on, in MB. */
export async function peakMemory(work) {
  let peak = process.memoryUsage.rss();
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return peak / MB;
}

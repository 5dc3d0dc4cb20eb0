import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many for each key in so many seconds. Counted in this process: another one counts its own. */
export class Limit {
  private readonly limiter: RateLimiterMemory;

  constructor(points: number, perSeconds: number) {
    this.limiter = new RateLimiterMemory({ points, duration: perSeconds });
  }

  /** Null where one more may be taken, and was; else the seconds to wait. */
  async take(key: string): Promise<number | null> {
    try {
      await this.limiter.consume(key);
      return null;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    }
  }
}

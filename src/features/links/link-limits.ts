import type { FastifyRequest } from 'fastify';
import type { Id } from '../../kernel/ids.js';
import { Limit, senderOf } from '../../platform/http/index.js';

const PER_SECONDS = 600;
const SUBMISSIONS_OF_LINK = 20;
const SUBMISSIONS = 60;
const CLICKS_OF_LINK = 30;
const VISITS = 300;

type Asked = Pick<FastifyRequest, 'ip' | 'raw'>;

/** What one sender may do with personal links in ten minutes: with one of them, and with all. */
export class LinkLimits {
  private readonly visits = new Limit(VISITS, PER_SECONDS);
  private readonly clicks = new Limit(CLICKS_OF_LINK, PER_SECONDS);
  private readonly submissionsOfLink = new Limit(SUBMISSIONS_OF_LINK, PER_SECONDS);
  private readonly submissions = new Limit(SUBMISSIONS, PER_SECONDS);

  /** Seconds to wait, also for whoever tries codes that lead nowhere; null where it may go on. */
  visit(request: Asked): Promise<number | null> {
    return this.visits.take(senderOf(request));
  }

  async mayClick(request: Asked, linkId: Id): Promise<boolean> {
    return (await this.clicks.take(`${linkId} ${senderOf(request)}`)) === null;
  }

  /** Seconds to wait; null where it may go on. */
  async submit(request: Asked, linkId: Id): Promise<number | null> {
    const sender = senderOf(request);
    return (
      (await this.submissionsOfLink.take(`${linkId} ${sender}`)) ??
      (await this.submissions.take(sender))
    );
  }
}

import { isIP } from 'node:net';
import { z } from 'zod';

/**
 * Who may say for whom a request came. `hops`: that many proxies stand in front, whatever their
 * addresses; `networks`: addresses, networks such as 10.0.0.0/8, or a name of NAMES.
 */
export type TrustedProxies = { readonly hops: number } | { readonly networks: readonly string[] };

const MAX_HOPS = 10;
const NAMES: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);
const WANT =
  'want how many proxies stand in front of this server (such as 1), or their addresses and ' +
  'networks (such as 127.0.0.1, 10.0.0.0/8, loopback, uniquelocal)';

export const TrustedProxiesSetting = z.string().transform((text, context): TrustedProxies => {
  if (/^\d+$/.test(text)) {
    const hops = Number(text);
    if (hops >= 1 && hops <= MAX_HOPS) return { hops };
    context.addIssue(`${WANT}; leave it out where there is no proxy`);
    return z.NEVER;
  }
  const networks = text.split(',').map((part) => part.trim());
  const wrong = networks.filter((network) => !isNetwork(network));
  if (wrong.length === 0) return { networks };
  context.addIssue(
    wrong.some((network) => /\/0$/.test(network))
      ? `${wrong.join(', ')} would trust everybody; ${WANT}`
      : WANT,
  );
  return z.NEVER;
});

function isNetwork(text: string): boolean {
  if (NAMES.has(text)) return true;
  const [address = '', prefix, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  const bits = Number(prefix);
  return /^\d{1,3}$/.test(prefix) && bits >= 1 && bits <= (version === 4 ? 32 : 128);
}

import { useTranslation } from 'react-i18next';

/** A review site's policy in the reader's language; the API's text where the site is unknown. */
export function useSitePolicy(): (site: { key: string; policy: string }) => string {
  const { t, i18n } = useTranslation('review-sites');
  return ({ key, policy }) => {
    const known = `policy.${key}` as 'policy.g2';
    return i18n.exists(known, { ns: 'review-sites' }) ? t(known) : policy;
  };
}

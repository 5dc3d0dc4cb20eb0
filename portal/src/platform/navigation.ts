import {
  IconBriefcase,
  IconBuilding,
  IconBuildingStore,
  IconChartBar,
  IconChecklist,
  IconClock,
  IconCoins,
  IconFileImport,
  IconGift,
  IconHome2,
  IconKey,
  IconListCheck,
  IconListDetails,
  IconMessagePlus,
  IconPencil,
  IconReportMoney,
  IconSettings,
  IconAdjustmentsHorizontal,
  IconTags,
  IconTargetArrow,
  IconUserHeart,
  IconUsersGroup,
  IconUsers,
  IconUserShare,
  type Icon,
} from '@tabler/icons-react';

export type Role = 'ADVOCATE' | 'MARKETER' | 'SALES' | 'ADMIN';

interface Place {
  /** Key of its name in the catalogue `shell`, under `nav`. */
  key: string;
  /** Address under the programme's slug. */
  path: string;
  /** Addresses of other pages that belong to it: it is shown as the current place on these too. */
  also?: readonly string[];
  Icon: Icon;
  sandboxOnly?: boolean;
}

// What several roles find; who has several of them finds it once.
const OVERVIEW: Place = { key: 'overview', path: 'overview', Icon: IconChartBar };
const REFERRALS: Place = { key: 'pipeline', path: 'referrals', Icon: IconListDetails };
const COMPANIES: Place = { key: 'companies', path: 'companies', Icon: IconBuilding };
const ADVOCATES: Place = {
  key: 'advocates',
  path: 'advocates',
  also: ['edit/interests'],
  Icon: IconUserHeart,
};
const IMPORTS: Place = { key: 'imports', path: 'imports', Icon: IconFileImport };

/** What each role finds in its navigation, most used first. A person with several roles has several sections. */
export const PLACES: Record<Role, readonly Place[]> = {
  ADVOCATE: [
    { key: 'home', path: 'home', also: ['welcome'], Icon: IconHome2 },
    { key: 'refer', path: 'refer', also: ['referrals'], Icon: IconUserShare },
    {
      key: 'challenges',
      path: 'challenges',
      also: ['participations'],
      Icon: IconTargetArrow,
    },
    { key: 'rewards', path: 'rewards', also: ['redemptions'], Icon: IconGift },
    { key: 'points', path: 'points', Icon: IconCoins },
    { key: 'preferences', path: 'preferences', Icon: IconAdjustmentsHorizontal },
  ],
  MARKETER: [
    OVERVIEW,
    { key: 'approvals', path: 'approvals', Icon: IconChecklist },
    REFERRALS,
    ADVOCATES,
    { key: 'segments', path: 'segments', Icon: IconUsersGroup },
    {
      key: 'manageChallenges',
      path: 'edit/challenges',
      also: ['edit/onboarding', 'audience/challenge'],
      Icon: IconPencil,
    },
    {
      key: 'manageRewards',
      path: 'edit/rewards',
      also: ['audience/reward'],
      Icon: IconBuildingStore,
    },
    COMPANIES,
    { key: 'tags', path: 'tags', Icon: IconTags },
    { key: 'attributes', path: 'attributes', Icon: IconListCheck },
    IMPORTS,
  ],
  SALES: [
    REFERRALS,
    { key: 'deals', path: 'deals', Icon: IconBriefcase },
    { key: 'recordReferral', path: 'record/referral', Icon: IconMessagePlus },
    { key: 'recordDeal', path: 'record/deal', Icon: IconReportMoney },
    ADVOCATES,
    COMPANIES,
  ],
  ADMIN: [
    { key: 'settings', path: 'settings', Icon: IconSettings },
    { key: 'people', path: 'people', Icon: IconUsers },
    OVERVIEW,
    ADVOCATES,
    COMPANIES,
    IMPORTS,
    { key: 'keys', path: 'keys', Icon: IconKey },
    { key: 'clock', path: 'clock', Icon: IconClock, sandboxOnly: true },
  ],
};

/** The sections of a person, in the order of PLACES. */
export const ROLE_ORDER = Object.keys(PLACES) as Role[];

/** The sections of a person, each with the places that none before it has. */
export function sectionsOf(roles: readonly Role[]): { role: Role; places: readonly Place[] }[] {
  const seen = new Set<Place>();
  return ROLE_ORDER.filter((role) => roles.includes(role)).map((role) => {
    const places = PLACES[role].filter((place) => !seen.has(place));
    for (const place of places) seen.add(place);
    return { role, places };
  });
}

const isWithin = (address: string, path: string): boolean =>
  address === path || address.startsWith(`${path}/`);

/**
 * The place that an address under the programme's slug belongs to: its own page and all below it,
 * else one that claims it.
 */
export function placeOf(places: readonly Place[], address: string): Place | undefined {
  return (
    places.find(({ path }) => isWithin(address, path)) ??
    places.find(({ also = [] }) => also.some((path) => isWithin(address, path)))
  );
}

/** The bar at the foot of a phone has room for four and "More". */
export const PHONE_ENTRIES = 4;

/** Which four: the first section's, and with several roles the first of each before the rest of the first. */
export function phonePlaces(roles: readonly Role[]): Place[] {
  const own = sectionsOf(roles).map(({ places }) => places);
  const firsts = own.flatMap((places) => places.slice(0, own.length > 2 ? 1 : 2));
  const rest = own.flatMap((places) => places).filter((place) => !firsts.includes(place));
  const chosen = [...firsts, ...rest].filter((place) => !place.sandboxOnly).slice(0, PHONE_ENTRIES);
  return own.flat().filter((place) => chosen.includes(place));
}

/** The page that a person comes to first. */
export function firstPlace(roles: readonly Role[]): string {
  const role = ROLE_ORDER.find((each) => roles.includes(each));
  return role ? (PLACES[role][0]?.path ?? 'home') : 'home';
}

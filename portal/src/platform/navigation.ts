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
  Icon: Icon;
  sandboxOnly?: boolean;
}

/** Every role of the staff finds it; who has several finds it once. */
const COMPANIES: Place = { key: 'companies', path: 'companies', Icon: IconBuilding };

const ADVOCATES: Place = { key: 'advocates', path: 'advocates', Icon: IconUserHeart };
const IMPORTS: Place = { key: 'imports', path: 'imports', Icon: IconFileImport };

/** What each role finds in its navigation, most used first. A person with several roles has several sections. */
export const PLACES: Record<Role, readonly Place[]> = {
  ADVOCATE: [
    { key: 'home', path: 'home', Icon: IconHome2 },
    { key: 'refer', path: 'refer', Icon: IconUserShare },
    { key: 'challenges', path: 'challenges', Icon: IconTargetArrow },
    { key: 'rewards', path: 'rewards', Icon: IconGift },
    { key: 'points', path: 'points', Icon: IconCoins },
    { key: 'preferences', path: 'preferences', Icon: IconAdjustmentsHorizontal },
  ],
  MARKETER: [
    { key: 'overview', path: 'overview', Icon: IconChartBar },
    { key: 'approvals', path: 'approvals', Icon: IconChecklist },
    ADVOCATES,
    { key: 'segments', path: 'segments', Icon: IconUsersGroup },
    { key: 'manageChallenges', path: 'edit/challenges', Icon: IconPencil },
    { key: 'manageRewards', path: 'edit/rewards', Icon: IconBuildingStore },
    COMPANIES,
    { key: 'tags', path: 'tags', Icon: IconTags },
    { key: 'attributes', path: 'attributes', Icon: IconListCheck },
    IMPORTS,
  ],
  SALES: [
    { key: 'pipeline', path: 'referrals', Icon: IconListDetails },
    { key: 'deals', path: 'deals', Icon: IconBriefcase },
    { key: 'recordReferral', path: 'record/referral', Icon: IconMessagePlus },
    { key: 'recordDeal', path: 'record/deal', Icon: IconReportMoney },
    ADVOCATES,
    COMPANIES,
  ],
  ADMIN: [
    { key: 'settings', path: 'settings', Icon: IconSettings },
    { key: 'people', path: 'people', Icon: IconUsers },
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

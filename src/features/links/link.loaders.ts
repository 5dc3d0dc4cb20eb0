import { defineLoader } from '../../platform/graphql/index.js';
import { countTouches, findLinksByAdvocates, touchesOfReferrals } from './link.queries.js';

export const linkOfAdvocate = defineLoader((tx, ids) => findLinksByAdvocates(tx, ids));

export const touchesOfLink = defineLoader((tx, ids) => countTouches(tx, ids));

export const touchesOfReferral = defineLoader((tx, ids) => touchesOfReferrals(tx, ids));

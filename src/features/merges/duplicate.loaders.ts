import { defineLoader } from '../../platform/graphql/index.js';
import { duplicatesOf, saidToBeTwoOf } from './duplicate.queries.js';

export const duplicatesOfCompany = defineLoader(duplicatesOf);

export const saidToBeTwoOfCompany = defineLoader(saidToBeTwoOf);

import { defineLoader } from '../../platform/graphql/index.js';
import { findResponsesBySubmission } from './survey-response.queries.js';

export const responseBySubmission = defineLoader(findResponsesBySubmission);

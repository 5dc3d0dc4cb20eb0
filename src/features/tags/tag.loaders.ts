import { defineLoader } from '../../platform/graphql/index.js';
import { countBearers, findTagsByIds, tagsOfAdvocates, tagsOfCompanies } from './tag.queries.js';

export const tagById = defineLoader(async (tx, ids) => {
  const tags = await findTagsByIds(tx, ids);
  return new Map(tags.map((tag) => [tag.id, tag]));
});

export const tagsOfAdvocate = defineLoader(tagsOfAdvocates);
export const tagsOfCompany = defineLoader(tagsOfCompanies);
export const bearersOfTag = defineLoader(countBearers);

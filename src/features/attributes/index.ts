import './attribute.holding.js';
import './attribute.traits.js';
import {
  AdvocateAttributeEntity,
  AttributeChoiceEntity,
  AttributeEntity,
  CompanyAttributeEntity,
} from './attribute.entity.js';

export { readValue, type AttributeValue, type StatedValue } from './attribute-value.rules.js';
export { attributesOf, choicesOf } from './attribute.queries.js';
export type { AttributeSubject, AttributeType } from './attribute.rules.js';
export { ReportAttributes, type ReportedValue } from './report-attributes.js';
export { attributesAccess } from './attributes.access.js';
export { AttributesModule } from './attributes.module.js';

export const attributesEntities = [
  AttributeEntity,
  AttributeChoiceEntity,
  AdvocateAttributeEntity,
  CompanyAttributeEntity,
];

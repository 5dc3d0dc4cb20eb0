import './attribute.traits.js';
import {
  AdvocateAttributeEntity,
  AttributeChoiceEntity,
  AttributeEntity,
  CompanyAttributeEntity,
} from './attribute.entity.js';

export { attributesAccess } from './attributes.access.js';
export { AttributesModule } from './attributes.module.js';

export const attributesEntities = [
  AttributeEntity,
  AttributeChoiceEntity,
  AdvocateAttributeEntity,
  CompanyAttributeEntity,
];

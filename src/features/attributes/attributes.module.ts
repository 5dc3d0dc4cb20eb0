import { Module } from '@nestjs/common';
import { TimelineModule } from '../timeline/index.js';
import {
  AdvocateAttributesResolver,
  AdvocateAttributesSetResolver,
  AttributeValueResolver,
  CompanyAttributesResolver,
  CompanyAttributesSetResolver,
} from './attribute-values.resolver.js';
import { AttributeResolver, OrderedAttributesResolver } from './attribute.resolver.js';
import { ChangeAttribute } from './change-attribute.js';
import { DefineAttribute } from './define-attribute.js';
import { MoveCompanyAttributes } from './move-company-attributes.js';
import { OrderAttributes } from './order-attributes.js';
import { ReportAttributes } from './report-attributes.js';
import { SetAdvocateAttributes } from './set-advocate-attributes.js';
import { SetCompanyAttributes } from './set-company-attributes.js';

@Module({
  imports: [TimelineModule],
  providers: [
    AdvocateAttributesResolver,
    AdvocateAttributesSetResolver,
    AttributeResolver,
    AttributeValueResolver,
    ChangeAttribute,
    CompanyAttributesResolver,
    CompanyAttributesSetResolver,
    DefineAttribute,
    MoveCompanyAttributes,
    OrderAttributes,
    OrderedAttributesResolver,
    ReportAttributes,
    SetAdvocateAttributes,
    SetCompanyAttributes,
  ],
  exports: [ReportAttributes],
})
export class AttributesModule {}

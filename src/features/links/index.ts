import './click.holding.js';
import { LinkEntity, TouchEntity } from './link.entity.js';

export { EnsureLink } from './ensure-link.js';
export { LinkClicks } from './link-clicks.js';
export { registerLinkRoutes } from './link.controller.js';
export { LinkDirectory } from './link-directory.js';
export { linksAccess } from './links.access.js';
export { LinksModule } from './links.module.js';
export { RecordClicks } from './record-clicks.js';
export { ReferByLink } from './refer-by-link.js';

export const linksEntities = [LinkEntity, TouchEntity];

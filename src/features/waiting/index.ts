export { defineWaiting, type WaitingCount } from './waiting-registry.js';
export { waitingAccess } from './waiting.access.js';
export { WaitingItem } from './waiting.graphql.js';
export { WaitingModule } from './waiting.module.js';
export { WhatWaits } from './what-waits.js';

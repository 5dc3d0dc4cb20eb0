import type { Id } from '../../kernel/ids.js';
import { defineEvent } from '../../platform/outbox/index.js';

/** An admin asked for a sandbox's clock to be moved. */
export const clockAdvanceAsked = defineEvent<{ advanceId: Id }>('clock.advanceAsked');

export {
  defineEvent,
  EventNameError,
  OnEvent,
  type ConsumedEvent,
  type EventConsumer,
  type EventDefinition,
  type EventTimes,
  type OutboxEvent,
} from './event-definition.js';
export { OrderedDelivery } from './ordered-delivery.js';
export { oldestUnsentSeconds } from './outbox-relay.js';
export { Outbox } from './outbox.js';
export { OutboxModule, type OutboxOptions } from './outbox.module.js';

export { registerDeadline } from './deadline.js';
export { EventLoop } from './event-loop.js';
export { registerHealth, type Health } from './health.js';
export { Limit } from './limit.js';
export { maskFailures } from './mask-failures.js';
export { registerMetrics, type MeasuredFigure } from './metrics.js';
export { registerPages } from './pages.js';
export { senderOf, trustOf } from './sender.js';
export { answerUnreadable, registerSecurityHeaders } from './security-headers.js';

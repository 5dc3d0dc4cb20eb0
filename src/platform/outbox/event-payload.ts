import type { z } from 'zod';
import { isId, type Id } from '../../kernel/ids.js';

/** Ids, whole numbers and codes: a person's words or name never enter an event (R-A5). */
export type EventValue = Id | number | boolean | null | readonly Id[];
export type EventPayload = Readonly<Record<string, EventValue>>;

/** The fields of an event, each by its schema; what is not listed is refused. */
export type EventShape = Readonly<Record<string, z.ZodType<EventValue>>>;
export type EventSchema<Shape extends EventShape> = z.ZodObject<Shape, z.core.$strict>;
export type PayloadOf<Shape extends EventShape> = Readonly<z.infer<EventSchema<Shape>>>;

/** An event would carry a value that is no id, number or code (R-A5), or not as declared. */
export class EventPayloadError extends Error {
  override readonly name = 'EventPayloadError';
}

const CODE = /^[A-Z][A-Z0-9_]{0,63}$/;

/** Throws EventPayloadError for anything but ids, whole numbers and codes, whatever was declared. */
export function refusePersonalData(name: string, payload: EventPayload): void {
  for (const [key, value] of Object.entries(payload)) {
    if (!(Array.isArray(value) ? value.every(isAllowed) : isAllowed(value))) {
      throw new EventPayloadError(`${name}.${key} is neither an id, a number nor a code`);
    }
  }
}

function isAllowed(value: unknown): boolean {
  if (typeof value === 'string') return isId(value) || CODE.test(value);
  return value === null || typeof value === 'boolean' || Number.isSafeInteger(value);
}

/** Throws EventPayloadError that names each field that is not as declared. */
export function readPayload<Payload>(
  name: string,
  schema: z.ZodType<Payload>,
  payload: unknown,
): Payload {
  const read = schema.safeParse(payload);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw new EventPayloadError(`${name} is not as declared: ${problems.join('; ')}`);
}

import type { z } from 'zod';
import { InvalidInput } from './common.errors.js';

/** Checks an input against its schema. Throws InvalidInput with every wrong field at once. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(
    parsed.error.issues.map((issue) => ({ path: issue.path.map(String), message: issue.message })),
  );
}

import { expect } from '@jest/globals';

/** So many callers at once; none of them may fail. */
export async function atOnce<Result>(
  callers: number,
  call: (caller: number) => Promise<Result>,
): Promise<Result[]> {
  const settled = await Promise.allSettled(
    Array.from({ length: callers }, (_, caller) => call(caller)),
  );
  const failed = settled.flatMap((each) =>
    each.status === 'rejected' ? [each.reason as Error] : [],
  );
  expect(failed.map((error) => error.message)).toEqual([]);
  return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

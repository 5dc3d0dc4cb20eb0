// expects: @typescript-eslint/no-floating-promises (rules that know types are at work)
export function forget(work: () => Promise<void>): void {
  work();
}

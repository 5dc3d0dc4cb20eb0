/** Made by `portal/build/text-packs.ts`: catalogues that travel together. */
declare module 'virtual:texts' {
  type Texts = Readonly<Record<string, unknown>>;
  /** The pack of each namespace. */
  export const packOf: Readonly<Record<string, string>>;
  /** Of each language, by pack: fetches its catalogues, by namespace. */
  export const packs: Readonly<
    Record<
      string,
      Readonly<Record<string, () => Promise<{ default: Readonly<Record<string, Texts>> }>>>
    >
  >;
}

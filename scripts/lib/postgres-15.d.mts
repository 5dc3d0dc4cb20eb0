/** Null where it is not installed. */
export function openPostgres15(): Promise<{
  /** as the superuser, who needs no password */
  readonly url: string;
  stop(): Promise<void>;
} | null>;

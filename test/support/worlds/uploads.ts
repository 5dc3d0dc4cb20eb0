import type { Actor } from '../../../src/kernel/actor.js';
import type { TestApi } from '../api/test-graphql.js';

/** One pixel. */
export const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** Kept as it is, unlike a picture. */
export const PDF = Uint8Array.from(Buffer.from('%PDF-1.4\n%%EOF\n'));

export interface Upload {
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly name?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Through the door that a browser uses. */
export function upload(
  api: TestApi,
  actor: Actor,
  { bytes = PNG, name = '画面.png', headers = {} }: Upload = {},
): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([bytes], { type: 'image/png' }), name);
  return api.send('/api/files', {
    method: 'POST',
    headers: { ...api.as(actor), ...headers },
    body: form,
  });
}

export interface Uploaded {
  readonly id: string;
  readonly url: string;
}

/** An upload that went well. */
export async function uploaded(api: TestApi, actor: Actor, wish: Upload = {}): Promise<Uploaded> {
  return (await (await upload(api, actor, wish)).json()) as Uploaded;
}

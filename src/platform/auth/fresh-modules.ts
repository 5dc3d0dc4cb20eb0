import type { ResolveHook } from 'node:module';

const AGAIN = /\?again=\d+$/;

/**
 * A hook of Node's loader: the imports of a module `?again=1` get `?again=1`, and are read again.
 */
export const resolve: ResolveHook = async (specifier, context, next) => {
  const found = await next(specifier, context);
  const again = AGAIN.exec(context.parentURL ?? '')?.[0];
  const isOld = found.format === 'module' && /^file:[^?]*$/.test(found.url);
  return again !== undefined && isOld ? { ...found, url: `${found.url}${again}` } : found;
};

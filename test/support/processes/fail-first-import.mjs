// With `--import`: the first time that better-auth is read, it cannot be. The bundle has it in the
// chunk of what makes sign-in.
import { register } from 'node:module';

const hooks = `
  let failed = false;
  export async function load(url, context, next) {
    if (failed || !url.endsWith('/make-auth.js')) return next(url, context);
    failed = true;
    throw Object.assign(new Error('too many open files'), { code: 'EMFILE' });
  }
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

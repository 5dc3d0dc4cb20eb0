// With `--import`: the package that reads pictures has no program for this computer.
import { register } from 'node:module';

const hooks = `
  export async function resolve(name, context, next) {
    if (name === 'sharp') throw new Error('Could not load the "sharp" module');
    return next(name, context);
  }
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

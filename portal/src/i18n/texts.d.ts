import type common from './en/common.json';
import type shell from './en/shell.json';
import type signIn from './en/sign-in.json';
import type status from './en/status.json';
import type timeline from './en/timeline.json';
import type overview from './en/overview.json';
import type refusals from './en/refusals.json';
import type pipeline from './en/pipeline.json';

// Makes a misspelt key a compile error. A feature adds its own line here with its catalogue.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
  }
  interface ResourceNamespaceMap {
    common: typeof common;
    shell: typeof shell;
    'sign-in': typeof signIn;
    status: typeof status;
    timeline: typeof timeline;
    overview: typeof overview;
    refusals: typeof refusals;
    pipeline: typeof pipeline;
  }
}

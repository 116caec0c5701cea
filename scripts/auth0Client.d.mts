import type { Plugin } from 'esbuild';

/** Leaves out of a bundle what nobody calls of Auth0's SDK. */
export declare const auth0Client: Plugin;

import type { Plugin } from 'esbuild';

export const keycloakClient: Plugin;

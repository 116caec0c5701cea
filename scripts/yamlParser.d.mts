import type { Plugin } from 'esbuild';

export declare const yamlParser: Plugin;

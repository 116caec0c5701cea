import { build, type BuildOptions, type Metafile } from 'esbuild';
import { projectRoot } from './cache';

/** What a bundle of an entry is made of, in chunks as scripts/build.mjs makes them; nothing is written. */
export async function metafileOf(entry: string, options: BuildOptions = {}): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['vscode'],
    ...options,
    metafile: true,
    write: false,
  });
  return metafile;
}

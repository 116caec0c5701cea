// esbuild makes a chunk of its own for every set of entries that share code: thirty of them, most below a kilobyte, each a
// file to read and a file in the package. What is loaded together anyway is made one chunk here: every entry that may need a
// group of files imports all of it, so that the group has one set of entries.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Everything that an output loads.
 * @param outputs esbuild's outputs, by path
 * @param kinds 'import-statement' for what it loads at once, 'dynamic-import' for what it may load later
 */
export function reached(outputs, from, kinds) {
  const seen = new Set(from);
  for (const path of seen)
    for (const each of outputs[path]?.imports ?? [])
      if (kinds.includes(each.kind) && outputs[each.path] !== undefined) seen.add(each.path);
  return seen;
}

/**
 * A plugin that keeps together what several chunks share.
 * @param root the project's folder
 * @param outputs what esbuild makes of the same entries without it
 * @param starts the sources that are loaded first, one on each host, of which the second is a browser's
 * @returns {import('esbuild').Plugin}
 */
export function sharedChunks(root, outputs, { entries, starts }) {
  const outputOf = (source) => Object.keys(outputs).find((path) => outputs[path].entryPoint === source);
  const atOnce = (source) => reached(outputs, [outputOf(source)], ['import-statement']);
  const [onComputer, inBrowser] = starts.map(atOnce);
  const first = new Set(entries.flatMap((source) => [...atOnce(source)]));
  const forBrowser = reached(outputs, [outputOf(starts[1])], ['import-statement', 'dynamic-import']);

  /** Which of the starts load it, and whether a browser may: what differs in that does not belong together. */
  const groupOf = (path) => [onComputer, inBrowser, forBrowser].map((set) => Number(set.has(path))).join('');
  const groups = new Map();
  for (const [path, { entryPoint, inputs }] of Object.entries(outputs)) {
    if (entryPoint !== undefined || first.has(path)) continue;
    const files = Object.keys(inputs).filter((file) => file.startsWith('src/'));
    groups.set(groupOf(path), [...(groups.get(groupOf(path)) ?? []), ...files]);
  }
  const lazy = Object.values(outputs)
    .map(({ entryPoint }) => entryPoint)
    .filter((source) => source?.startsWith('src/') && !entries.includes(source));
  /** A start loads no more than it did, and nothing that a browser loads comes to need what only a computer has. */
  const takes = (source, [computer, browser, either]) =>
    (source !== starts[0] || computer === '1') &&
    (source !== starts[1] || browser === '1') &&
    (!forBrowser.has(outputOf(source)) || either === '1');

  const lines = (files) => files.map((file) => `import ${JSON.stringify(file)};\n`).join('');
  return {
    name: 'shared-chunks',
    setup(api) {
      api.onResolve({ filter: /^shared:/ }, ({ path }) => ({
        path: path.slice('shared:'.length),
        namespace: 'shared',
      }));
      api.onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
        contents: lines(groups.get(path).map((file) => join(root, file))),
        resolveDir: root,
      }));
      const files = new Map(lazy.map((source) => [join(root, source), source]));
      api.onLoad({ filter: /[\\/]src[\\/].+\.ts$/ }, ({ path }) => {
        const source = files.get(path);
        if (source === undefined) return undefined;
        const taken = [...groups.keys()].filter((group) => takes(source, group)).map((group) => `shared:${group}`);
        return { contents: lines(taken) + readFileSync(path, 'utf8'), loader: 'ts' };
      });
    },
  };
}

/** The way from a folder to a file, with the slashes of URIs: `../shared/.env`. Both are absolute and of one file system. */
export function relativePath(folder: string, file: string): string {
  const [from, to] = [folder, file].map((path) => path.split('/').filter((part) => part !== '')) as [
    string[],
    string[],
  ];
  const differing = from.findIndex((part, index) => part !== to[index]);
  const common = differing === -1 ? from.length : differing;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

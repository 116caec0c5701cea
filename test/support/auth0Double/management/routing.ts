import type { Operation } from './operation';
import { operations } from './operations';

/** Which operation a request means. */
export interface Route {
  /** As the OpenAPI names it: "GET /clients/{id}". */
  readonly line: string;
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}

/** @param path "/api/v2/clients/abc" @returns undefined if the double has no such operation */
export function routeOf(method: string, path: string): Route | undefined {
  for (const [line, operation] of Object.entries(operations)) {
    const parameters = matched(line, `${method} ${path.replace(/^\/api\/v2/, '')}`);
    if (parameters !== undefined) return { line, operation, parameters };
  }
  return undefined;
}

/** @param template "GET /clients/{id}" */
function matched(template: string, line: string): Readonly<Record<string, string>> | undefined {
  const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const groups = new RegExp(`^${pattern}$`).exec(line);
  if (groups === null) return undefined;
  return Object.fromEntries(
    Object.entries(groups.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
  );
}

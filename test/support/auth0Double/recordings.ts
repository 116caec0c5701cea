import { readFileSync } from 'node:fs';
import { sharedPath } from '../shared';

/** One exchange with a real tenant, as the tests of Auth0's own libraries recorded it. */
export interface Exchange {
  /** The file of the recording and the number of the exchange in it, which together name it. */
  readonly file: string;
  readonly index: number;
  /** As the OpenAPI names the operation: "PATCH /clients/{id}". */
  readonly line: string;
  /** Below /api/v2: "/clients/abc". */
  readonly path: string;
  readonly query: string;
  /** Undefined if none was sent. */
  readonly request: unknown;
  readonly status: number;
  readonly response: unknown;
}

interface Interaction {
  readonly file: string;
  readonly index: number;
  readonly method: string;
  readonly path: string;
  readonly template: string;
  readonly query: string;
  readonly request: unknown;
  readonly status: number;
  readonly response: unknown;
}

const sources = ['go-auth0-v1', 'auth0-deploy-cli', 'terraform-provider-auth0'];
const base = '/api/v2';

/** All recorded exchanges with the Management API; undefined, with a line that says so, where they are absent. */
export function recordedExchanges(): readonly Exchange[] | undefined {
  const directory = sharedPath('data', 'auth0', 'recordings');
  if (directory === undefined) return undefined;
  return sources
    .flatMap((source) => interactionsIn(`${directory}/${source}.json`))
    .filter(({ path }) => path.startsWith(`${base}/`))
    .map(({ method, path, template, request, file, ...rest }) => ({
      ...rest,
      file: file.replace(/^.*\/recordings\//, ''),
      line: `${method} ${templateOf(template)}`,
      path: path.slice(base.length),
      request: request === null || request === '' ? undefined : request,
    }));
}

const interactionsIn = (file: string): readonly Interaction[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as { readonly interactions: readonly Interaction[] }).interactions;

/** The recordings' templates keep the IDs of some paths. */
const templateOf = (template: string): string =>
  template
    .slice(base.length)
    .replace(/^(\/organizations)\/[^/]+/, '$1/{id}')
    .replace(/^\/clients\/this-client-does-not-exist$/, '/clients/{id}');

/** A name for an exchange that does not change: "TestAccClient.yaml#3". */
export const nameOf = ({ file, index }: Exchange): string => `${file}#${index.toString()}`;

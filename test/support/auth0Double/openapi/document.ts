import { readFileSync } from 'node:fs';
import { sharedPath } from '../../shared';
import { isObject, type JsonObject } from '../json';

/** What is read of Auth0's OpenAPI document. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: JsonObject;
}

export interface OpenApiOperation {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: JsonObject }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>>; readonly required?: boolean };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

let read: { readonly document: OpenApiDocument | undefined } | undefined;

/** The Management API as Auth0 publishes it; undefined, with a line that says so once, where the document is absent. */
export function managementDocument(): OpenApiDocument | undefined {
  read ??= { document: readDocument() };
  return read.document;
}

function readDocument(): OpenApiDocument | undefined {
  const path = sharedPath('data', 'auth0', 'openapi', 'auth0-management-api.openapi.json');
  return path === undefined ? undefined : (JSON.parse(readFileSync(path, 'utf8')) as OpenApiDocument);
}

/** @param line "GET /clients/{id}" */
export function operationOf({ paths }: OpenApiDocument, line: string): OpenApiOperation | undefined {
  const [method = '', path = ''] = line.split(' ');
  return paths[path]?.[method.toLowerCase()];
}

/** The scopes of an operation, of which one is enough. */
export const scopesOf = ({ security = [] }: OpenApiOperation): readonly string[] =>
  security.flatMap(({ oAuth2ClientCredentials = [] }) => oAuth2ClientCredentials);

/**
 * The document for answers. Its alternatives overlap there (a bare list, a page and a checkpoint of the same), so that an
 * answer which is right fits several of them: `oneOf` is read as `anyOf`.
 */
export const forAnswers = (document: OpenApiDocument): OpenApiDocument => rewritten(document) as OpenApiDocument;

function rewritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewritten);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => {
    const isKeyword = name === 'oneOf' && Array.isArray(inner);
    return [isKeyword ? 'anyOf' : name, rewritten(inner)] as const;
  });
  return Object.fromEntries(entries);
}

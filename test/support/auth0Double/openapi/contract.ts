import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020';
import type { JsonObject } from '../json';
import { formats } from './formats';
import { forAnswers, managementDocument, operationOf, type OpenApiDocument, type OpenApiOperation } from './document';
import { wordingOf } from './wording';

/** What Auth0 publishes of its Management API, to hold requests and answers against. */
export interface Contract {
  /** @param line "POST /clients" @returns what is wrong with the body, in Auth0's words */
  bodyProblem(line: string, body: unknown): string | undefined;
  queryProblem(line: string, query: URLSearchParams): string | undefined;
  /** Also if such a status is not documented. An error's body is not: the document says nothing of it. */
  answerProblem(line: string, status: number, body: unknown): string | undefined;
}

let made: Contract | undefined;

/** Undefined where Auth0's OpenAPI document is absent. */
export function contract(): Contract | undefined {
  const document = managementDocument();
  if (document === undefined) return undefined;
  made ??= contractOf(document);
  return made;
}

function contractOf(document: OpenApiDocument): Contract {
  const requests = compiler(document);
  const answers = compiler(forAnswers(document));
  const queries = new Map<string, ValidateFunction>();
  return {
    bodyProblem(line, body) {
      const operation = operationOf(document, line);
      if (operation?.requestBody === undefined) return body === undefined ? undefined : `'Unexpected body'`;
      if (body === undefined) return operation.requestBody.required === true ? `'Missing body'` : undefined;
      return problem(requests(line, 'requestBody/content/application~1json/schema'), body);
    },
    queryProblem(line, query) {
      const operation = operationOf(document, line);
      if (operation === undefined) return undefined;
      const validate = queries.get(line) ?? queryValidator(document, operation);
      queries.set(line, validate);
      return problem(validate, valuesOf(query, operation));
    },
    answerProblem(line, status, body) {
      const operation = operationOf(document, line);
      if (operation === undefined) return 'there is no such operation';
      const response = operation.responses[status.toString()];
      if (response === undefined) return `the status ${status.toString()} is not documented`;
      if (response.content === undefined) return undefined;
      return problem(answers(line, `responses/${status.toString()}/content/application~1json/schema`), body);
    },
  };
}

const options = {
  strict: false,
  validateSchema: false,
  // The document's patterns escape more than the unicode flag allows.
  unicodeRegExp: false,
  verbose: true,
  logger: false,
  formats,
} as const;

/** Compiles a schema of the document when it is first needed: there are thousands. */
function compiler(document: OpenApiDocument): (line: string, place: string) => ValidateFunction {
  const ajv = new Ajv2020(options);
  ajv.addSchema({ $id: 'auth0', ...document });
  return (line, place) => {
    const [method = '', path = ''] = line.split(' ');
    const pointer = encodeURI(`paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}/${place}`);
    const validate = ajv.getSchema(`auth0#/${pointer}`);
    if (validate === undefined) throw new Error(`The OpenAPI document has no ${pointer}.`);
    return validate;
  };
}

/** The parameters of the query as one object, of which nothing else is a part. */
function queryValidator(document: OpenApiDocument, { parameters = [] }: OpenApiOperation): ValidateFunction {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const properties = Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema]));
  const { components } = document;
  const ajv = new Ajv2020({ ...options, coerceTypes: true });
  return ajv.compile({ type: 'object', properties, additionalProperties: false, components });
}

function valuesOf(query: URLSearchParams, { parameters = [] }: OpenApiOperation): JsonObject {
  const lists = parameters.filter(({ schema }) => JSON.stringify(schema).includes('"array"')).map(({ name }) => name);
  const names = [...new Set(query.keys())];
  return Object.fromEntries(names.map((name) => [name, lists.includes(name) ? query.getAll(name) : query.get(name)]));
}

function problem(validate: ValidateFunction, value: unknown): string | undefined {
  if (validate(value)) return undefined;
  const [first] = mostTelling(validate.errors ?? []);
  return first === undefined ? 'refused' : wordingOf(first);
}

/** An alternative that none fits says less than what it complains of deeper inside. */
const mostTelling = (errors: readonly ErrorObject[]): readonly ErrorObject[] =>
  [...errors].sort((a, b) => b.instancePath.length - a.instancePath.length);

import assert from 'node:assert/strict';
import { STATUS_CODES } from 'node:http';
import { manage } from '../../support/auth0Double/client';
import { isObject } from '../../support/auth0Double/json';
import { managementScopes, operations } from '../../support/auth0Double/management/operations';
import { contract, type Contract } from '../../support/auth0Double/openapi/contract';
import { managementDocument, operationOf, scopesOf } from '../../support/auth0Double/openapi/document';
import { recordedExchanges, type Exchange } from '../../support/auth0Double/recordings';
import { replay } from '../../support/auth0Double/replay';
import { withDouble } from './arrange';
import { knownDifferences, knownMisses } from './knownDifferences';

/** What OpenMetadata SSO uses, and what it is looked at by: everything that was recorded of it is replayed. */
const replayed =
  /^(POST|PATCH|GET) (\/clients|\/users|\/client-grants|\/users-by-email|\/connections\/\{id\}\/clients)(\/|$)/;
/** A list holds whatever else was in the tenant. */
const lists = /^GET \/(clients|users|client-grants)$/;

describe('the Auth0 double against Auth0’s OpenAPI and recordings of real traffic', function () {
  let exchanges: readonly Exchange[];
  let published: Contract;

  before(function () {
    const [recorded, known] = [recordedExchanges(), contract()];
    if (recorded === undefined || known === undefined) this.skip();
    [exchanges, published] = [recorded, known];
  });

  it('has operations that are published, and asks for the scopes that are published', () => {
    const document = managementDocument();
    assert.ok(document !== undefined);
    for (const [line, { scopes }] of Object.entries(operations)) {
      const operation = operationOf(document, line);
      assert.ok(operation !== undefined, line);
      assert.deepEqual(scopes, scopesOf(operation), line);
    }
    assert.ok(managementScopes.length > 0);
  });

  it('finds the recordings as the OpenAPI has them, but for known misses', () => {
    const known = exchanges.filter(({ line }) => isPublished(line));
    const misses = known.flatMap((exchange) => missesOf(published, exchange));
    const counts = Object.fromEntries(
      [...new Set(misses)].map((miss) => [miss, misses.filter((each) => each === miss).length]),
    );
    assert.deepEqual(counts, knownMisses);
    console.log(`    ${known.length.toString()} exchanges, ${misses.length.toString()} misses`);
    assert.equal(known.length, 212);
  });

  it('answers recorded requests as they were answered, but for known differences', async () => {
    const chosen = exchanges.filter(({ line }) => replayed.test(line) && !lists.test(line));
    const differences = await replay(chosen, exchanges);
    console.log(`    ${chosen.length.toString()} exchanges, ${differences.length.toString()} differences`);
    assert.deepEqual(
      Object.fromEntries(differences.map(({ exchange, fields }) => [exchange, fields])),
      knownDifferences,
    );
    assert.deepEqual([chosen.length, differences.length], [126, 24]);
  });

  it('has the errors of the recordings, word for word where the double knows them', () =>
    withDouble(async (double) => {
      const errors = exchanges.filter(({ status }) => status >= 400);
      for (const { status, response } of errors) {
        assert.ok(isObject(response));
        assert.deepEqual(Object.keys(response), ['statusCode', 'error', 'message', 'errorCode']);
        assert.deepEqual([response['statusCode'], response['error']], [status, STATUS_CODES[status]]);
      }
      const same = errors.filter(({ line, status }) => line in operations && (status === 404 || status === 403));
      for (const { line, path, status, response } of same) {
        const [method = ''] = line.split(' ');
        const scopes = status === 403 ? [] : undefined;
        const reply = await manage(double, `${method} ${path}`, undefined, scopes);
        assert.deepEqual(reply.json, response);
      }
      assert.deepEqual([errors.length, same.length], [23, 7]);
    }));
});

const isPublished = (line: string): boolean => {
  const document = managementDocument();
  return document !== undefined && operationOf(document, line) !== undefined;
};

/** "body of POST /clients", for each part of an exchange that the OpenAPI refuses. */
function missesOf(published: Contract, { line, query, request, status, response }: Exchange): readonly string[] {
  const refused = status >= 400;
  const problems = {
    body: refused ? undefined : published.bodyProblem(line, request),
    query: published.queryProblem(line, new URLSearchParams(query)),
    answer: published.answerProblem(line, status, response),
  };
  return Object.entries(problems).flatMap(([part, problem]) => (problem === undefined ? [] : [`${part} of ${line}`]));
}

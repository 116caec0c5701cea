import assert from 'node:assert/strict';
import { err, ok } from '../../../../../src/core/result';
import { remembering } from '../../../../../src/idp/auth0/changes/remembering';
import type { Application, Tenant } from '../../../../../src/idp/auth0/tenant';
import type { Failure } from '../../../../../src/idp/failure';

const { signal } = new AbortController();
const broken: Failure = { kind: 'unreachable', message: 'It broke.', nextStep: 'Try again.' };

/** A tenant of which only some is asked, and how often. */
function counted(answers: Partial<Tenant>): { readonly tenant: Tenant; readonly asked: string[] } {
  const asked: string[] = [];
  const counting = Object.entries(answers).map(([name, answer]) => [
    name,
    (...args: readonly unknown[]): unknown => {
      asked.push(name);
      return Reflect.apply(answer, undefined, args);
    },
  ]);
  return { tenant: remembering(Object.fromEntries(counting) as Tenant), asked };
}

describe('what one run of a plan remembers of a tenant', () => {
  const old: Application = { client_id: 'old', name: 'Old', client_secret: 's1' };
  const told = { application: () => Promise.resolve(ok(old)), applications: () => Promise.resolve(ok([old])) };

  it('is asked once', async () => {
    const { tenant, asked } = counted({ ...told, connections: () => Promise.resolve(ok([])) });
    for (let nth = 0; nth < 3; nth += 1) {
      await tenant.applications(signal);
      await tenant.application('old', signal);
      await tenant.connections(signal);
    }
    await tenant.application('another', signal);
    assert.deepEqual(asked, ['applications', 'application', 'connections', 'application']);
  });

  it('is asked again after a failure', async () => {
    let times = 0;
    const applications: Tenant['applications'] = () => Promise.resolve((times += 1) === 1 ? err(broken) : ok([]));
    const { tenant } = counted({ applications });
    assert.ok(!(await tenant.applications(signal)).ok);
    assert.ok((await tenant.applications(signal)).ok);
  });

  it('knows what the run itself has created, but not a secret that it was not told', async () => {
    for (const secret of [{ client_secret: 's2' }, {}]) {
      const made: Application = { client_id: 'new', name: 'New', app_type: 'regular_web', ...secret };
      const { tenant, asked } = counted({ ...told, createApplication: () => Promise.resolve(ok(made)) });
      await tenant.applications(signal);
      await tenant.createApplication({ name: 'New' }, signal);
      assert.deepEqual(await tenant.applications(signal), ok([old, made]));
      await tenant.application('new', signal);
      const again = 'client_secret' in secret ? [] : ['application'];
      assert.deepEqual(asked, ['applications', 'createApplication', ...again]);
    }
  });

  it('is forgotten where it is not certain what a request has done', async () => {
    const { tenant, asked } = counted({ ...told, createApplication: () => Promise.resolve(err(broken)) });
    await tenant.applications(signal);
    await tenant.createApplication({ name: 'New' }, signal);
    await tenant.applications(signal);
    assert.deepEqual(asked, ['applications', 'createApplication', 'applications']);
  });

  it('is another once the run has changed it, also where the answer tells no secret', async () => {
    const untold: Application = { client_id: 'old', name: 'Old' };
    for (const changed of [{ ...old, client_secret: 's2' }, untold]) {
      const answer = (): ReturnType<Tenant['rotateSecret']> => Promise.resolve(ok(changed));
      const { tenant, asked } = counted({ ...told, rotateSecret: answer, changeApplication: answer });
      for (const change of [
        () => tenant.rotateSecret('old', signal),
        () => tenant.changeApplication('old', { description: 'x' }, signal),
      ]) {
        asked.length = 0;
        await tenant.application('old', signal);
        await change();
        asked.length = 0;
        const now = await tenant.application('old', signal);
        assert.deepEqual([now, asked], 'client_secret' in changed ? [ok(changed), []] : [ok(old), ['application']]);
      }
    }
  });
});

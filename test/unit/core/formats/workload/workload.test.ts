import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { detectLens } from '../../../../../src/core/formats/formats';
import { workload } from '../../../../../src/core/formats/workload/workload';
import { applyEdits } from '../../../../../src/core/text/range';
import type { Change } from '../../../../../src/core/finding';
import { sharedPath } from '../../../../support/shared';
import { samples } from '../kubernetes/samples';

const { statefulSet } = samples.workloads;

const written = (range: { start: number; end: number } | undefined, text = statefulSet): string | undefined =>
  range && text.slice(range.start, range.end);

function edited(text: string, ...changes: readonly Change[]): string {
  const result = workload.edit(text, changes);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return applyEdits(text, result.value.edits);
}

describe('Kubernetes workload: detection', () => {
  it('by a variable of ours in a workload', () => {
    for (const text of Object.values(samples.workloads)) assert.equal(detectLens('om.yaml', text), workload);
    assert.equal(detectLens('om.yaml', statefulSet.replace('kind: StatefulSet', 'kind: CronJob'))?.id, 'config-map');
    assert.equal(detectLens('om.yaml', 'kind: Deployment\nspec: {}\n'), undefined);
    assert.equal(detectLens('om.yaml', 'kind: Deployment\nenv:\n  - name: OIDC_CLIENT_ID\n'), undefined);
    assert.equal(
      detectLens('om.yaml', 'kind: Deployment\nimage: openmetadata\nenv:\n  - name: OIDC_CLIENT_ID\n'),
      workload,
    );
  });

  it('leaves a manifest whose variables stand in a ConfigMap to that', () => {
    const text = samples.workloads.deployment.replace('kind: Deployment', 'kind: ConfigMap');
    assert.equal(detectLens('om.yaml', text), undefined);
  });
});

describe('Kubernetes workload: reading', () => {
  const view = workload.read(statefulSet);

  it('looks at the container of the server alone', () => {
    assert.equal(view.get('authn.provider').value, 'custom-oidc');
    assert.equal(view.get('oidc.id').source, 'default');
  });

  it('knows what it comes from', () => {
    assert.deepEqual([view.format, view.vocabulary, view.secretHome], ['workload', 'environment', 'kubernetes-secret']);
    assert.equal(view.release, '1.12.4');
    assert.equal(workload.read(statefulSet, { release: '1.9.0' }).release, '1.9.0');
    assert.equal(workload.read(statefulSet.replaceAll('server:1.12.4', 'server:latest')).release, undefined);
    assert.equal(workload.read(statefulSet.replaceAll('openmetadata/server', 'acme/om')).release, undefined);
    const digest = statefulSet.replaceAll('server:1.12.4', 'server:1.12.4@sha256:0123');
    assert.equal(workload.read(digest).release, '1.12.4');
  });

  it('counts the servers', () => {
    const replicas = view.get('server.replicas');
    assert.equal(replicas.value, 3);
    assert.equal(written(replicas.range), '3');
  });

  it('puts variables that stand before in place of $(NAME)', () => {
    const { value, range } = view.get('authn.callbackUrl');
    assert.equal(value, 'https://om.acme.example/callback');
    assert.equal(written(range), 'https://$(OM_HOST)/callback');
    for (const [text, expected] of [
      ['$(NOWHERE)', undefined],
      ['$(OIDC_SERVER_URL)', undefined],
      ['a$$(OM_HOST)', 'a$(OM_HOST)'],
      ['$OM_HOST', '$OM_HOST'],
      ['$(OM_HOST', '$(OM_HOST'],
    ] as const)
      assert.equal(
        workload.read(statefulSet.replace('https://$(OM_HOST)/callback', () => text)).get('authn.callbackUrl').value,
        expected,
      );
  });

  it('knows where a secret comes from', () => {
    const { value, reference, source } = view.get('oidc.secret');
    assert.deepEqual([value, source], [undefined, 'file']);
    assert.deepEqual(reference, { kind: 'kubernetes-secret', name: 'oidc', entry: 'secret' });
  });

  it('sees a variable without a value as an empty one', () => {
    const text = statefulSet.replace(
      '        - name: OM_HOST\n',
      '        - name: AUTHENTICATION_CLIENT_ID\n        - name: OM_HOST\n',
    );
    const { value, source } = workload.read(text).get('authn.clientId');
    assert.deepEqual([value, source], [null, 'file']);
  });

  it('takes what the container leaves out from a ConfigMap of the same file', () => {
    const keys = view.get('authn.publicKeyUrls');
    assert.equal(written(keys.items?.[0]?.range), 'https://om.acme.example/api/v1/system/config/jwks');
    assert.equal(view.get('oidc.serverUrl').value, 'https://om.acme.example');
    assert.deepEqual(view.duplicates, []);
    const prefixed = statefulSet.replace(
      '- configMapRef: {name: om-config}',
      '- prefix: X_\n          configMapRef: {name: om-config}',
    );
    assert.equal(workload.read(prefixed).get('authn.publicKeyUrls').source, 'default');
  });

  it('tells a name that stands twice', () => {
    const twice = statefulSet.replace(
      '        - name: OM_HOST\n',
      '        - name: OIDC_SERVER_URL\n          value: x\n        - name: OM_HOST\n',
    );
    const [duplicate] = workload.read(twice).duplicates;
    assert.equal(duplicate?.range.start, twice.indexOf('OIDC_SERVER_URL'));
  });

  it('knows nothing of the template of a chart', () => {
    assert.equal(workload.read(statefulSet.replace('spec:\n', 'spec:\n  {{- if .x }}\n')).readable, false);
    const quoted = statefulSet.replace('https://$(OM_HOST)/callback', '"{{ .Values.url }}"');
    assert.equal(workload.read(quoted).get('authn.callbackUrl').value, undefined);
    const bare = statefulSet.replace('https://$(OM_HOST)/callback', '{{ .Values.url }}');
    assert.equal(workload.read(bare).get('authn.callbackUrl').value, undefined);
  });

  it('does not know what comes from a file elsewhere', () => {
    assert.equal(view.get('authn.clientType').value, undefined);
    const closed = statefulSet.replace('        - secretRef:\n            name: om\n', '');
    assert.equal(workload.read(closed).get('authn.clientType').value, 'public');
  });

  it('knows that containers of one pod share a network', () => {
    assert.equal(view.sharesNetwork, true);
    const { deployment } = samples.workloads;
    assert.equal(workload.read(deployment).sharesNetwork, undefined);
    assert.equal(
      workload.read(deployment.replace('      containers:', '      hostNetwork: true\n      containers:'))
        .sharesNetwork,
      true,
    );
  });

  it('knows what Kubernetes takes for no text', () => {
    for (const [written, value] of [
      ['true', true],
      ['yes', true],
      ['3600', 3600],
      ['[a, b]', ['a', 'b']],
    ] as const) {
      const text = statefulSet.replace('https://$(OM_HOST)/callback', written);
      const reading = workload.read(text).get('authn.callbackUrl');
      assert.deepEqual([reading.value, reading.refused], [undefined, { kind: 'no-text', value }], written);
    }
    for (const written of ['', '"true"', 'om', '{{ .Values.x }}'])
      assert.equal(
        workload.read(statefulSet.replace('https://$(OM_HOST)/callback', written)).get('authn.callbackUrl').refused,
        undefined,
      );
  });

  it('reads a real one', () => {
    const path = sharedPath(
      'corpus/third-party/opendatahub-io-contrib__data-mesh-pattern__gitops__openmetadata__base__openmetadata__deployments__openmetadata.yaml',
    );
    if (path === undefined) return;
    const text = readFileSync(path, 'utf8');
    assert.equal(detectLens('openmetadata.yaml', text), workload);
    const real = workload.read(text);
    assert.deepEqual(real.get('authz.adminPrincipals').value, ['admin']);
    assert.equal(real.get('authn.clientId').value, null);
    assert.equal(real.release, undefined);
  });
});

describe('Kubernetes workload: editing', () => {
  it('sets variables where they stand, and adds others behind them', () => {
    assert.equal(
      edited(
        statefulSet,
        { key: 'oidc.serverUrl', set: 'https://x.acme.example' },
        { key: 'authn.provider', set: 'okta' },
        { key: 'oidc.id', set: 'om' },
      ),
      statefulSet
        .replace(
          '"https://om.acme.example"}\n',
          '"https://x.acme.example"}\n        - name: OIDC_CLIENT_ID\n          value: "om"\n',
        )
        .replace('AUTHENTICATION_PROVIDER: custom-oidc', 'AUTHENTICATION_PROVIDER: okta'),
    );
  });

  it('escapes what Kubernetes would expand', () => {
    const text = edited(statefulSet, { key: 'oidc.id', set: 'a$(OM_HOST)$$' });
    assert.equal(workload.read(text).get('oidc.id').value, 'a$(OM_HOST)$$');
  });

  it('lets a secret come from a Secret, and says what that has to hold', () => {
    const literal = statefulSet.replace(/valueFrom:\n.*\n.*\n.*key: secret\n/, 'value: "@lice"\n');
    const home = { kind: 'kubernetes-secret', name: 'openmetadata-sso', entry: 'oidc-client-secret' } as const;
    const expected = statefulSet
      .replace('name: oidc\n', 'name: openmetadata-sso\n')
      .replace('key: secret', 'key: oidc-client-secret');
    for (const [change, value] of [
      [{ key: 'oidc.secret', reference: true }, '"@lice"'],
      [{ key: 'oidc.secret', secret: 'new' }, 'new'],
    ] as const) {
      const result = workload.edit(literal, [change]);
      assert.ok(result.ok);
      assert.equal(applyEdits(literal, result.value.edits), expected);
      assert.deepEqual(result.value.elsewhere, [{ key: 'oidc.secret', value, secret: true, home }]);
    }
  });

  it('keeps the Secret that a variable comes from', () => {
    const result = workload.edit(statefulSet, [{ key: 'oidc.secret', secret: 'new' }]);
    assert.ok(result.ok);
    assert.deepEqual(result.value.edits, []);
    assert.deepEqual(result.value.elsewhere[0]?.home, { kind: 'kubernetes-secret', name: 'oidc', entry: 'secret' });
  });

  it('takes a secret out of a ConfigMap', () => {
    const leaked = statefulSet.replace(
      '\ndata:\n',
      '\ndata:\n  JWT_KEY_ID: a\n  AUTHENTICATION_LOOKUP_ADMIN_PWD: pwd\n',
    );
    const text = edited(leaked, { key: 'ldap.dnAdminPassword', reference: true });
    assert.ok(!text.includes('PWD: pwd'));
    assert.equal(workload.read(text).get('ldap.dnAdminPassword').reference?.kind, 'kubernetes-secret');
  });

  it('makes a list where there is none', () => {
    const text = 'kind: Pod\nspec:\n  containers:\n    - name: om\n      image: openmetadata/server:1.12.4\n';
    assert.equal(
      edited(text, { key: 'authn.clientId', set: 'om' }, { key: 'oidc.secret', secret: 's' }),
      `${text}      env:
        - name: AUTHENTICATION_CLIENT_ID
          value: "om"
        - name: OIDC_CLIENT_SECRET
          valueFrom:
            secretKeyRef:
              name: openmetadata-sso
              key: oidc-client-secret
`,
    );
  });

  it('writes in brackets where the list is', () => {
    const { 'in brackets': text } = samples.workloads;
    assert.equal(
      edited(text, { key: 'oidc.secret', secret: 's' }),
      text.replace(
        '"UTC"}',
        '"UTC"}, {name: OIDC_CLIENT_SECRET, valueFrom: {secretKeyRef: {name: "openmetadata-sso", key: "oidc-client-secret"}}}',
      ),
    );
  });

  it('refuses what no variable can say', () => {
    const result = workload.edit(statefulSet, [{ key: 'authn.jwtTeamClaimMapping', set: 'team' }]);
    assert.ok(!result.ok);
    assert.match(result.error.message, /Mount your own openmetadata\.yaml/);
  });
});

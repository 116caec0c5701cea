import assert from 'node:assert/strict';
import { detectLens } from '../../../src/core/formats/formats';
import { occurrencesIn } from '../../../src/core/occurrences';

/** The names in a file, each with a sign for its role, in text order. */
function occurrences(name: string, text: string): readonly string[] {
  const lens = detectLens(name, text);
  assert.ok(lens, `${name} is nobody's`);
  return occurrencesIn(lens, text).map(({ name: variable, range, role }) => {
    assert.equal(text.slice(range.start, range.end), variable);
    return (role === 'definition' ? '=' : '$') + variable;
  });
}

describe('occurrencesIn', () => {
  it('finds what an env file defines and what it takes from elsewhere', () => {
    const text = `# AUTHENTICATION_AUTHORITY=x\nexport AUTHENTICATION_PROVIDER=google\nDB_HOST="\${HOST:-x}.acme"\nPLAIN='$NOT'\nINHERITED\n`;
    assert.deepEqual(occurrences('.env', text), [
      '=AUTHENTICATION_PROVIDER',
      '=DB_HOST',
      '$HOST',
      '=PLAIN',
      '=INHERITED',
    ]);
  });

  it('finds the placeholders of openmetadata.yaml, not those in comments and not escaped ones', () => {
    const text = `authenticationConfiguration:\n  # \${OLD:-x}\n  provider: \${AUTHENTICATION_PROVIDER:-basic}\n  authority: "https://\${HOST}/$\${NOT}"\n`;
    assert.deepEqual(occurrences('openmetadata.yaml', text), ['$AUTHENTICATION_PROVIDER', '$HOST']);
  });

  it('finds both in a compose file, whether its variables are a map or a list', () => {
    const map = `services:\n  server:\n    image: openmetadata/server:1.12.0\n    environment:\n      OIDC_CLIENT_ID: \${OM_CLIENT:-om}\n      "DB_HOST": $HOST$$NOT\n`;
    assert.deepEqual(occurrences('compose.yaml', map), ['=OIDC_CLIENT_ID', '$OM_CLIENT', '=DB_HOST', '$HOST']);
    const list = `services:\n  server:\n    image: openmetadata/server:1.12.0\n    environment:\n      - OIDC_CLIENT_ID=\${OM_CLIENT}\n      - "DB_HOST=x"\n      - OIDC_SCOPE\n    labels:\n      - TRAEFIK=x\n`;
    assert.deepEqual(occurrences('compose.yaml', list), ['=OIDC_CLIENT_ID', '$OM_CLIENT', '=DB_HOST', '=OIDC_SCOPE']);
  });

  it('finds the variables of containers', () => {
    const values = `openmetadata:\n  config:\n    authentication:\n      provider: google\nextraEnvs:\n  - name: OIDC_CLIENT_ID\n    value: $(PREFIX)-om\n`;
    assert.deepEqual(occurrences('values.yaml', values), ['=OIDC_CLIENT_ID', '$PREFIX']);
    const workload = `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: om\nspec:\n  template:\n    spec:\n      containers:\n      - name: server\n        image: openmetadata/server:1.12.0\n        env:\n        - name: AUTHENTICATION_PROVIDER\n          value: google\n        - {name: OIDC_CLIENT_ID, value: om}\n`;
    assert.ok(occurrences('deployment.yaml', workload).includes('=AUTHENTICATION_PROVIDER'));
  });
});

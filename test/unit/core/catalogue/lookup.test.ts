import assert from 'node:assert/strict';
import { catalogue } from '../../../../src/core/catalogue/catalogue';
import { settingAtHelmPath, settingAtPath, settingsOfVariable, variables } from '../../../../src/core/catalogue/lookup';

describe('catalogue lookup', () => {
  it('finds every setting by path, Helm path and variable', () => {
    for (const setting of catalogue) {
      if (setting.path !== undefined) assert.equal(settingAtPath(setting.path), setting);
      for (const location of setting.helm ?? []) {
        assert.deepEqual(settingAtHelmPath(location.path), { setting, location });
      }
      if (setting.env !== undefined) assert.ok(settingsOfVariable(setting.env).includes(setting));
    }
  });

  it('finds both settings of a variable that two share', () => {
    assert.deepEqual(
      settingsOfVariable('AUTHENTICATION_LDAP_SSL_VERIFY_CERT_HOST').map(({ key }) => key),
      [
        'ldap.trustStoreConfig.customTrustManagerConfig.verifyHostname',
        'ldap.trustStoreConfig.jvmDefaultConfig.verifyHostname',
      ],
    );
  });

  it('finds nothing where there is nothing', () => {
    assert.equal(settingAtPath('authenticationConfiguration'), undefined);
    assert.equal(
      settingAtHelmPath('openmetadata.config.authentication.oidcConfiguration.clientId.secretRef'),
      undefined,
    );
    assert.deepEqual(settingsOfVariable('PATH'), []);
  });

  it('names each variable once', () => {
    assert.equal(new Set(variables).size, variables.length);
    assert.ok(variables.includes('OIDC_CLIENT_SECRET'));
  });
});

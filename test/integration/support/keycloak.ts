import type { Administered } from '../../support/keycloakAdmin';

/** The Keycloak that runs next to the suite. */
export const keycloak: Administered = {
  url: variable('KEYCLOAK_URL'),
  adminUser: variable('KEYCLOAK_ADMIN'),
  adminPassword: variable('KEYCLOAK_ADMIN_PASSWORD'),
};

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the suite has no Keycloak.`);
  return value;
}

import type { Administered } from '../support/keycloakAdmin';
import type { Workbench } from './workbench';

/** Answers the questions about a connection to Keycloak, from its address to the password, which is typed and not accepted yet. */
export async function typeConnection(
  workbench: Workbench,
  { url, adminUser, adminPassword }: Administered,
): Promise<void> {
  await workbench.question('Keycloak URL');
  await workbench.answer(url);
  await workbench.choose('User and password');
  await workbench.question('Realm of the account');
  await workbench.accept();
  await workbench.question('Username');
  await workbench.answer(adminUser);
  await workbench.question('Password');
  await workbench.type(adminPassword);
}

/** A person in a realm of the tests. */
export const ada = {
  username: 'ada',
  email: 'ada@acme.example',
  firstName: 'Ada',
  lastName: 'Example',
  password: 'pass word',
};

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { envFile } from '../../src/core/formats/envFile/envFile';
import type { Elsewhere } from '../../src/core/formats/lens';
import { serverYaml } from '../../src/core/formats/serverYaml/serverYaml';
import { projectRoot } from '../support/cache';
import { startOwnKeycloak, type KeycloakServer } from '../support/keycloakServer';
import { resolveSettings } from '../support/omServer';
import { signIn } from '../support/signIn';
import { stopAtFirstFailure } from '../support/steps';
import { waitUntil } from '../support/wait';
import { Decisions } from './decisions';
import { countDocumented, documentedWays } from './documentedSteps';
import { startPackaged, type Packaged } from './packaged';
import { inBrowser } from './person';
import { screenshots } from './workbench';

const name = 'openmetadata.yaml';

/** From install to a proven sign-in, by a person who has their file, a Keycloak on their machine, and nothing else. */
const mostDecisions = 8;

/** What the server makes of the env file in the editor: a secret that begins with a digit stands in quotes of two kinds. */
function environmentIn(text: string): readonly Elsewhere[] {
  const { value } = envFile.read(text).get('oidc.secret');
  assert.ok(typeof value === 'string', 'the env file has the secret');
  const home = { kind: 'environment-variable', variable: 'OIDC_CLIENT_SECRET' } as const;
  return [{ key: 'oidc.secret', value, home, secret: true }];
}

describe('the first five minutes', function () {
  stopAtFirstFailure();
  this.timeout(120_000);

  let keycloak: KeycloakServer;
  let packaged: Packaged;
  const password = `first ${randomUUID()}`;

  before(async function () {
    this.timeout(600_000);
    // As it comes: the administrator of its first start, the realm master, and no other.
    keycloak = await startOwnKeycloak();
    packaged = await startPackaged();
    const file = join(packaged.folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('http://localhost:8080', keycloak.url));
  });

  afterEach(async function () {
    const { title = '', state } = this.currentTest ?? {};
    if (state === 'failed') await packaged.workbench.screenshot(`failed-${title.replaceAll(/\W+/g, '-')}`);
  });

  after(async function () {
    this.timeout(120_000);
    await packaged.stop();
    await keycloak.stop();
  });

  it('begin with a walkthrough of five steps, one button and one picture each', async () => {
    const { workbench } = packaged;
    await workbench.openFile(name);
    await workbench.squiggles('error').first().waitFor();
    await workbench.openWelcome();
    await workbench.walkthroughCard('OpenMetadata SSO').waitFor();
    await workbench.screenshot('welcome');
    await workbench.walkthroughCard('OpenMetadata SSO').click();
    const steps = ['Open Your Configuration', 'Connect to Keycloak or Auth0', 'Set Up Single Sign-On'];
    for (const title of [...steps, 'Check Sign-In', 'Preview a User’s Sign-In']) {
      await workbench.unfoldWalkthroughStep(title);
      await workbench.walkthroughButton().waitFor();
      assert.equal(await workbench.walkthroughButton().count(), 1, title);
      await waitUntil(`the picture of ${title} is drawn`, () => workbench.walkthroughPictureIsDrawn());
    }
    await workbench.screenshot('walkthrough');
  });

  it('come back to it by a command, which knows what is done and what is not', async () => {
    const { workbench } = packaged;
    await workbench.goToTab(name);
    await workbench.command('OpenMetadata SSO: Get Started');
    await workbench.walkthroughStep('Preview a User’s Sign-In').waitFor();
    assert.ok(await workbench.isWalkthroughStepDone('Open Your Configuration'));
    assert.ok(!(await workbench.isWalkthroughStepDone('Connect to Keycloak or Auth0')));
    assert.ok(!(await workbench.isWalkthroughStepDone('Preview a User’s Sign-In')));
  });

  it(`end with a sign-in that works, after ${mostDecisions.toString()} decisions at most`, async () => {
    const { workbench, page, folder } = packaged;
    await workbench.goToTab(name);
    const decisions = new Decisions(workbench);
    const { host } = new URL(keycloak.url);

    await decisions.press('Set Up…', () => workbench.lensLink('Set Up…').first().click());
    await decisions.choose('The Keycloak to set up', `User and password at ${host}`);
    await decisions.take('Username', keycloak.adminUser);
    await decisions.typeSecret('Password', keycloak.adminPassword);
    await decisions.choose('What to set up', `As ${name} says, with admin-user`);
    await decisions.typeSecret('Password of admin-user', password);
    await workbench.question('Read the plan');
    await waitUntil('the plan is on the screen', () => workbench.shows('Create realm Data-sec'));
    await workbench.screenshot('first-minutes-plan');
    await decisions.choose('Read the plan', 'Apply');
    await decisions.choose('reads this from the server’s environment', 'A new env file');
    await workbench.notification(/Sign-in is ready \(\d+ checks passed/).waitFor();
    await workbench.screenshot('first-minutes-ready');

    const environment = environmentIn(await workbench.editorText());
    await workbench.goToTab(name);
    await workbench.save();
    await waitUntil('the file is saved', () => readFileSync(join(folder, name), 'utf8').includes('oidcConfiguration'));
    const settings = resolveSettings(serverYaml, readFileSync(join(folder, name), 'utf8'), environment);
    const login = join(screenshots, 'first-minutes-login.png');
    const account = { username: 'admin-user', password };
    const { userName, isAdministrator } = await signIn(settings, account, inBrowser(page.context(), login));
    const { made, seconds } = decisions;
    assert.equal(userName, 'admin-user');
    assert.ok(isAdministrator, 'the first administrator is one');

    console.log(`      ${made.length.toString()} decisions in ${seconds.toString()} s:`);
    for (const [index, decision] of made.entries()) console.log(`      ${(index + 1).toString()}. ${decision}`);
    assert.ok(made.length <= mostDecisions, `${made.length.toString()} decisions`);
    assert.ok(!(await workbench.shows(password)), 'the password is nowhere on the screen');
  });

  it('lead on: the status says what comes next', async () => {
    const { workbench } = packaged;
    await workbench.openLanguageStatus();
    await workbench.languageStatusLink('Preview Sign-In…').waitFor();
    await workbench.screenshot('first-minutes-status');
  });

  it('are compared in docs/first-minutes.md with what OpenMetadata’s documentation asks for', function () {
    const page = readFileSync(join(projectRoot, 'docs/first-minutes.md'), 'utf8');
    let counted = 0;
    for (const way of documentedWays) {
      const found = countDocumented(way);
      if (found === undefined) continue;
      counted++;
      console.log(
        `      ${way.what}: ${found.steps.toString()} steps and ${found.settings.toString()} settings to write`,
      );
      const row = new RegExp(
        `^\\| ${way.what} +\\|.*\\| +${found.steps.toString()} \\| +${found.settings.toString()} \\|`,
        'm',
      );
      assert.match(page, row, way.what);
    }
    if (counted === 0) this.skip();
  });
});

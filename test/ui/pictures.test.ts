import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/cache';
import { startOwnKeycloak, type KeycloakServer } from '../support/keycloakServer';
import { stopAtFirstFailure } from '../support/steps';
import { chosenRelease, vscodeReleases } from '../support/vscodeRelease';
import { waitUntil } from '../support/wait';
import { startPackaged, type Packaged } from './packaged';
import { picture, regionOf } from './pictures';

const name = 'openmetadata.yaml';

/** All pictures of the walkthrough together: they are in the package. */
const mostBytes = 22_000;

// The pictures of the walkthrough and of the README, in the order in which a person sees what they show.
describe('the pictures of the product', function () {
  stopAtFirstFailure();
  this.timeout(120_000);

  let keycloak: KeycloakServer;
  let packaged: Packaged;

  before(async function () {
    this.timeout(600_000);
    if (chosenRelease() !== vscodeReleases.oldest) {
      console.log('    skipped: the pictures are of the oldest VS Code');
      this.skip();
    }
    keycloak = await startOwnKeycloak();
    packaged = await startPackaged();
    const file = join(packaged.folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('http://localhost:8080', keycloak.url));
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await packaged.workbench.screenshot('failed-picture');
  });

  after(async function () {
    this.timeout(120_000);
    if (chosenRelease() !== vscodeReleases.oldest) return;
    await packaged.stop();
    await keycloak.stop();
  });

  it('show a problem and what to write instead', async () => {
    const { workbench, page } = packaged;
    await workbench.openFile('values.yaml');
    await workbench.squiggles('error').first().waitFor();
    await workbench.hoverOverProblem('error');
    // Not "Checking for quick fixes...", which stands there before.
    const hover = workbench.hover(/Quick Fix/);
    await hover.waitFor();
    const text = () => hover.innerText();
    const box = await hover.boundingBox();
    assert.ok(box);
    // Over its text: over its buttons it would show what they are called.
    await page.mouse.move(box.x + 40, box.y + 12);
    await workbench.hover('View Problem', { without: /Quick Fix/ }).waitFor({ state: 'detached' });
    await picture(page, 'walkthrough/open.webp', { x: box.x - 10, y: box.y - 22, width: 440, height: 92 }, text);
    await picture(page, 'problem.png', { x: 348, y: 35, width: 1000, height: 520 }, text);
    await page.keyboard.press('Escape');
  });

  it('show the plan of a set-up', async () => {
    const { workbench, page } = packaged;
    await workbench.openFile(name);
    await workbench.lensLink('Set Up…').first().click();
    await workbench.question('The Keycloak to set up');
    await workbench.choose('User and password at');
    await workbench.question('Username');
    await workbench.accept();
    await workbench.question('Password');
    await workbench.answer(keycloak.adminPassword);
    await workbench.question('What to set up');
    await workbench.choose(`As ${name} says, with`);
    await workbench.question('Password of');
    await workbench.answer(`picture ${randomUUID()}`);
    await workbench.question('Read the plan');
    await workbench.offers('Apply');
    await waitUntil('the plan is on the screen', () => workbench.shows('Create realm Data-sec'));
    const text = () => workbench.textBeside('Plan.md');
    const plan = await regionOf(workbench.editorBeside('Plan.md'), 440, 150);
    // Below the question, which stands over the top of the page.
    await picture(page, 'walkthrough/setUp.webp', { ...plan, y: plan.y + 330 }, text);
    await picture(page, 'plan.png', { x: 0, y: 0, width: 1400, height: 760 }, text);
    await workbench.choose('Apply');
    await workbench.question('reads this from');
    await workbench.choose('A new env file');
    await workbench.notification('Sign-in is ready').waitFor();
  });

  it('show what was checked', async () => {
    const { workbench, page } = packaged;
    await workbench.button(workbench.notification('Sign-in is ready'), 'Show Details').click();
    const tab = `Sign-in checks of ${name}.md`;
    await waitUntil('the page is on the screen', () => workbench.shows('Passed ('));
    const text = () => workbench.textBeside(tab);
    const checks = await regionOf(workbench.editorBeside(tab), 440, 110);
    await picture(page, 'walkthrough/check.webp', { ...checks, y: checks.y + 205 }, text);
    await picture(page, 'checks.png', await regionOf(workbench.editorBeside(tab), 1000, 560), text);
  });

  it('show the connection, its realm and its client in the tree', async () => {
    const { workbench, page } = packaged;
    await workbench.openContainer('OpenMetadata SSO');
    await workbench.treeItem(new URL(keycloak.url).host).click();
    await workbench.treeItem(/^Data-sec/).click();
    await workbench.treeItem(/^open-metadata/).click();
    await workbench.treeItem(/^Redirect URIs/).waitFor();
    // Keycloak lists scopes in any order.
    const text = async (): Promise<string> =>
      (await workbench.treeRows()).map((row) => row.split(', ').sort().join(', ')).join('\n');
    const connection = await regionOf(workbench.treeItem(new URL(keycloak.url).host), 300, 160);
    await picture(page, 'walkthrough/connect.webp', { ...connection, height: 160 }, text);
    await picture(page, 'tree.png', { x: 0, y: 35, width: 348, height: 620 }, text);
  });

  it('show who a user will be', async () => {
    const { workbench, page } = packaged;
    await workbench.goToTab(name);
    await workbench.command('OpenMetadata SSO: Preview Sign-In');
    await workbench.choose('admin-user');
    await waitUntil('the page is on the screen', () => workbench.shows('Gets in as'));
    const tab = 'Sign-in of admin-user.md';
    const text = async (): Promise<string> => (await workbench.textBeside(tab)).split('## What')[0] ?? '';
    const region = await regionOf(workbench.editorBeside(tab), 420, 130);
    await picture(page, 'walkthrough/preview.webp', region, text);
  });

  it(`take ${mostBytes.toString()} bytes of the package at most`, () => {
    const folder = join(projectRoot, 'media/walkthrough');
    const sizes = readdirSync(folder).map((file) => statSync(join(folder, file)).size);
    assert.equal(sizes.length, 5);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(total <= mostBytes, `${total.toString()} bytes`);
  });
});

import { startPackaged, type Packaged } from './packaged';

describe('the packaged extension in a workspace that nobody trusts', function () {
  this.timeout(60_000);
  let packaged: Packaged;

  before(async function () {
    this.timeout(600_000);
    packaged = await startPackaged({ restricted: true });
  });

  after(() => packaged.stop());

  afterEach(async function () {
    const { title = 'unknown' } = this.currentTest ?? {};
    await packaged.workbench.screenshot(`untrusted-${title.replaceAll(/\W+/g, '-')}`);
  });

  it('still shows what is wrong in a file', async () => {
    await packaged.workbench.openFile('values.yaml');
    await packaged.workbench.squiggles('error').first().waitFor();
  });

  it('connects nowhere, and says what it takes', async () => {
    await packaged.workbench.command('OpenMetadata SSO: Add Connection');
    const refusal = packaged.workbench.notification('only in a workspace that you trust');
    await refusal.waitFor();
    await packaged.workbench.button(refusal, 'Manage Workspace Trust').waitFor();
  });
});

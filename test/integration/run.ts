// Runs the integration suites, or those named on the command line, in a VS Code server that headless Chromium looks at.
import { openBrowser } from '../support/browser';
import { startKeycloak } from '../support/keycloakServer';
import { runMain } from '../support/main';
import { tallyLine } from '../support/tally';
import { printOutcome, tallyOf, type OutcomeLine } from './outcome';
import { runSuite } from './runSuite';
import { buildAll, suites } from './suites';

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const selected = suites.filter(({ name }) => names.length === 0 || names.includes(name));
  if (selected.length === 0) throw new Error(`The suites are ${suites.map(({ name }) => name).join(', ')}.`);
  await buildAll(selected);
  const keycloak = selected.some((suite) => suite.keycloak) ? await startKeycloak() : undefined;
  const browser = await openBrowser();
  const outcomes: OutcomeLine[] = [];
  try {
    for (const suite of selected) {
      console.log(`\n${suite.name}`);
      const lines = await runSuite(suite, browser, keycloak);
      lines.forEach(printOutcome);
      outcomes.push(...lines);
    }
  } finally {
    await browser.close();
    await keycloak?.stop();
  }
  const tally = tallyOf(outcomes);
  console.log(`\n${tallyLine(tally)}`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

runMain(main);

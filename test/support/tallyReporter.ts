import Mocha from 'mocha';
import { tallyLine } from './tally';

/** Mocha's usual report, with the line at its end that `npm test` counts. */
class TallyReporter extends Mocha.reporters.Spec {
  override epilogue(): void {
    super.epilogue();
    const { passes: passed, failures: failed, pending: skipped } = this.stats;
    console.log(tallyLine({ passed, failed, skipped }));
  }
}

// Mocha takes a reporter from module.exports, not from an export with a name.
module.exports = TallyReporter;

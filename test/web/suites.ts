import { join } from 'node:path';
import { projectRoot } from '../support/cache';

/** Tests that share one window of VS Code for the web. */
export interface WebSuite {
  readonly name: string;
  /** The folder whose copy the window opens. */
  readonly workspace: string;
  /** Where the tests are. */
  readonly tests: string;
  /** Tests of what a browser does not have, by their full titles, and why it has not. */
  readonly notHere: Readonly<Record<string, string>>;
}

const integration = join(projectRoot, 'test/integration');
const sample = join(projectRoot, 'sample');

export const suites: readonly WebSuite[] = [
  {
    name: 'browser',
    workspace: join(integration, 'workspace'),
    tests: join(import.meta.dirname, 'browser'),
    notHere: {},
  },
  {
    name: 'editor',
    workspace: sample,
    tests: join(integration, 'editor'),
    notHere: {
      'code lenses say what a block configures, and what can be done with it':
        'Check Sign-In and Set Up… ask a server. The suite “browser” says what is left.',
      'the tools for language models read nothing outside the workspace':
        'Above the root of a virtual workspace there is the root again: ../values.yaml is values.yaml.',
    },
  },
  {
    name: 'deployment',
    workspace: join(integration, 'deployment/workspace'),
    tests: join(integration, 'deployment'),
    notHere: {},
  },
];

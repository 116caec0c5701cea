import { readFileSync } from 'node:fs';
import { sharedPath } from '../support/shared';

/** What OpenMetadata's documentation asks of its readers for the same as this extension's wizard, page by page. */
export interface DocumentedWay {
  readonly what: string;
  /** Pages whose listed steps are followed. */
  readonly pages: readonly string[];
  /** What is to be written by hand afterwards: the example of the deployment's own page. */
  readonly example: string;
}

const keycloak = ['keycloak-overview', 'keycloak-auth-code-flow'] as const;

export const documentedWays: readonly DocumentedWay[] = [
  { what: 'Keycloak on Docker', pages: keycloak, example: 'v1.12.x__keycloak__docker__2-authcode.env' },
  {
    what: 'Keycloak on bare metal',
    pages: keycloak,
    example: 'v1.12.x__keycloak__bare-metal__2-authcode.openmetadata.yaml',
  },
  {
    what: 'Keycloak on Kubernetes',
    pages: keycloak,
    example: 'v1.12.x__keycloak__kubernetes__2-authcode.helm.yaml',
  },
  {
    what: 'Auth0 on Kubernetes',
    pages: ['auth0-auth-code-flow'],
    example: 'v1.12.x__auth0__kubernetes__2-authcode.helm.yaml',
  },
];

export interface Counted {
  readonly steps: number;
  readonly settings: number;
}

/** Undefined where the pages are not on this machine. */
export function countDocumented({ pages, example }: DocumentedWay): Counted | undefined {
  const texts = pages.map((page) => sharedPath('openmetadata-docs', `${page}.md`));
  const settings = sharedPath('corpus', 'docs-snippets', example);
  if (settings === undefined || texts.some((path) => path === undefined)) return undefined;
  return {
    steps: texts.reduce((sum, path) => sum + stepsIn(readFileSync(path ?? '', 'utf8')), 0),
    settings: settingsIn(readFileSync(settings, 'utf8')),
  };
}

/** The items of the lists below the headings "Step 1", "Step 2" … */
function stepsIn(page: string): number {
  const [, ...steps] = page.split(/^#+ Step \d+.*$/m);
  return steps.flatMap((step) => (step.split(/^## /m)[0] ?? '').match(/^- /gm) ?? []).length;
}

/** Lines that give a setting a value: `KEY=value`, `key: value`, an item of a list. */
const settingsIn = (example: string): number =>
  example.split('\n').filter((line) => /^\s*(?:- \S|[\w.]+\s*[:=]\s*[^\s#])/.test(line)).length;

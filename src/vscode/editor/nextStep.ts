import type { Command } from 'vscode';
import { t } from '../../l10n/l10n';

/** What decides where somebody who stands in a configuration goes next. */
export interface Standing {
  /** It can be read as it is. */
  readonly readable: boolean;
  readonly trusted: boolean;
  /** Errors and warnings, those of a live check among them. */
  readonly problems: number;
  /** Users sign in with OpenID Connect, so that sign-in can be checked. */
  readonly checkable: boolean;
  /** What the last check came to, if it was about what stands there now. */
  readonly checked: 'failed' | 'passed' | undefined;
  /** A connection leads to its realm, or its provider is none that we connect to. */
  readonly connected: boolean;
}

/** The one command that leads on, and why. The commands of ours belong to `commands`. */
export type NextStep = Required<Pick<Command, 'title' | 'command' | 'tooltip'>>;

/** From the file to a sign-in that is proven to work, one step at a time: what stands in the way comes first. */
export function nextStep({ readable, trusted, problems, checkable, checked, connected }: Standing): NextStep {
  if (!readable) return showProblems(t`The file cannot be read as it is. Mend its syntax first.`);
  if (checked === 'failed') return showChecks;
  if (trusted && !connected && checked === undefined) return setUp;
  if (problems > 0) return showProblems(t`Users may not be able to sign in. Each problem says what to write.`);
  if (!trusted) return manageTrust;
  if (!checkable) return showEffective;
  return checked === undefined ? checkSignIn : previewSignIn;
}

const showProblems = (tooltip: string): NextStep => ({
  title: t`Show Problems`,
  command: 'workbench.actions.view.problems',
  tooltip,
});

const showChecks: NextStep = {
  title: t`Show Sign-In Checks`,
  command: 'openmetadata-sso.showChecks',
  tooltip: t`The identity provider does not agree with this file. Read what was checked.`,
};

const setUp: NextStep = {
  title: t`Set Up Single Sign-On…`,
  command: 'openmetadata-sso.setUpSingleSignOn',
  tooltip: t`No connection leads to the identity provider of this file yet. It is made on the way.`,
};

const manageTrust: NextStep = {
  title: t`Manage Workspace Trust`,
  command: 'workbench.trust.manage',
  tooltip: t`Identity providers are asked only in a workspace that you trust.`,
};

const checkSignIn: NextStep = {
  title: t`Check Sign-In`,
  command: 'openmetadata-sso.checkSignIn',
  tooltip: t`The file looks right. Ask the identity provider whether it agrees.`,
};

const previewSignIn: NextStep = {
  title: t`Preview Sign-In…`,
  command: 'openmetadata-sso.previewSignIn',
  tooltip: t`Sign-in is ready. See who a user will be in OpenMetadata.`,
};

const showEffective: NextStep = {
  title: t`Show Effective Configuration`,
  command: 'openmetadata-sso.showEffectiveConfiguration',
  tooltip: t`There is no identity provider to ask here. See what a server makes of the file.`,
};

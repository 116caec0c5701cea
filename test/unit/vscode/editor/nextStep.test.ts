import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nextStep, type Standing } from '../../../../src/vscode/editor/nextStep';

/** Everything is well, and sign-in is proven. */
const ready: Standing = {
  readable: true,
  trusted: true,
  problems: 0,
  checkable: true,
  checked: 'passed',
  connected: true,
};

const leadsTo = (change: Partial<Standing>): string => nextStep({ ...ready, ...change }).command;

describe('the next step', () => {
  it('is what stands in the way, and the next thing to prove where nothing does', () => {
    const steps: readonly (readonly [Partial<Standing>, string])[] = [
      [{ readable: false, connected: false }, 'workbench.actions.view.problems'],
      [{ checked: undefined, connected: false, problems: 3 }, 'openmetadata-sso.setUpSingleSignOn'],
      [{ checked: undefined, problems: 3 }, 'workbench.actions.view.problems'],
      [{ checked: undefined }, 'openmetadata-sso.checkSignIn'],
      [{ checked: 'failed', problems: 1 }, 'openmetadata-sso.showChecks'],
      [{ checked: 'passed', problems: 1 }, 'workbench.actions.view.problems'],
      [{}, 'openmetadata-sso.previewSignIn'],
      [{ connected: false }, 'openmetadata-sso.previewSignIn'],
      [{ checked: undefined, checkable: false }, 'openmetadata-sso.showEffectiveConfiguration'],
    ];
    for (const [change, command] of steps) assert.equal(leadsTo(change), command, JSON.stringify(change));
  });

  it('asks nobody in a workspace that is not trusted', () => {
    assert.equal(leadsTo({ trusted: false, checked: undefined, connected: false }), 'workbench.trust.manage');
    assert.equal(leadsTo({ trusted: false, checked: undefined, problems: 1 }), 'workbench.actions.view.problems');
  });

  it('says why', () => {
    const tooltips = [{}, { problems: 1 }, { checked: 'failed' as const }, { readable: false }].map(
      (change) => nextStep({ ...ready, ...change }).tooltip,
    );
    assert.equal(new Set(tooltips).size, tooltips.length);
    assert.ok(tooltips.every((tooltip) => /^[A-Z].*\.$/.test(tooltip)));
  });
});

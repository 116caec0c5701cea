import assert from 'node:assert/strict';

/**
 * Describes the same tests for each of several scenarios, each with a ground of its own.
 * @param lay makes the ground of a scenario before its tests run
 * @param define takes the scenario, and what gives its ground once a test runs
 */
export function onEveryGround<Scenario extends { readonly title: string }, Ground extends { end(): Promise<void> }>(
  scenarios: readonly Scenario[],
  lay: (scenario: Scenario) => Promise<Ground>,
  define: (scenario: Scenario, there: () => Ground) => void,
): void {
  for (const scenario of scenarios) {
    describe(`of ${scenario.title}`, () => {
      let ground: Ground | undefined;

      before(async () => {
        ground = await lay(scenario);
      });

      after(() => ground?.end());

      define(scenario, () => {
        assert.ok(ground !== undefined);
        return ground;
      });
    });
  }
}

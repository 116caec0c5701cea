import { catalogue, type CatalogueRow, settingOf } from '../../catalogue/catalogue';
import type { Change } from '../../finding';
import { err, ok, type Result } from '../../result';
import type { View } from '../../view';
import type { CannotEdit } from '../lens';
import { holds, lastChanges, notExpressible } from '../yaml/checked';
import { t } from '../../../l10n/l10n';

/** A variable, and what is to become of it. */
export interface VariableWish {
  readonly variable: string;
  readonly setting: CatalogueRow;
  readonly change: Change;
}

/**
 * What changes of settings mean for variables. Nothing is wished for that the view holds already, nor for the switches of
 * the Helm chart: there is nothing to switch. A block goes with every variable in it.
 */
export function variableWishes(view: View, changes: readonly Change[]): Result<readonly VariableWish[], CannotEdit> {
  const wishes: VariableWish[] = [];
  for (const change of lastChanges(changes)) {
    const setting = settingOf(change.key);
    if (setting.path === undefined || ('set' in change && holds(view.get(change.key), change.set))) continue;
    if ('remove' in change) {
      wishes.push(
        ...withBlock(setting).flatMap(({ env }) => (env === undefined ? [] : [{ variable: env, setting, change }])),
      );
    } else if (setting.env === undefined) {
      return err(
        notExpressible(change.key, t`the server reads it from no variable. Mount your own openmetadata.yaml instead`),
      );
    } else {
      wishes.push({ variable: setting.env, setting, change });
    }
  }
  return ok(wishes);
}

const withBlock = (setting: CatalogueRow): readonly CatalogueRow[] =>
  setting.type === 'object' ? catalogue.filter(({ path }) => path?.startsWith(`${setting.path ?? ''}.`)) : [setting];

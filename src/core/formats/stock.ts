import type { CatalogueRow } from '../catalogue/catalogue';
import { settingsOfVariable } from '../catalogue/lookup';

/** True for the placeholder that OpenMetadata ships for the setting, word for word: nobody wrote its default. */
export const isStock = ({ env, shippedDefault, olderShippedDefaults = [] }: CatalogueRow, written: string): boolean =>
  env !== undefined &&
  shippedDefault !== undefined &&
  [shippedDefault, ...olderShippedDefaults].some((text) => written === `\${${env}:-${text}}`);

/** The same for a variable of the compose file that ships, which still hands over what the server no longer reads. */
export const isStockVariable = (name: string, written: string): boolean =>
  settingsOfVariable(name).some((setting) => isStock(setting, written)) || leftovers.includes(written);

const leftovers: readonly string[] = ['${AUTHORIZER_INGESTION_PRINCIPALS:-[ingestion-bot]}'];

import type { Failure } from '../../failure';
import type { Application } from '../tenant';
import type { ChangeHost } from './change';
import { t } from '../../../l10n/l10n';

/**
 * Why an application must not be changed: with another scope that lets it be read, Auth0 may leave settings out, and lists are
 * replaced as a whole. Undefined if all of it was seen.
 */
export const notSeenWhole = ({ lacking }: Pick<ChangeHost, 'lacking'>, { name }: Application): Failure | undefined =>
  lacking(t`see all settings of ${name}`, 'read:clients');

import { compareReleases } from '../../catalogue/releases';
import type { View } from '../../view';

/** Settings > SSO came with 1.10, and with it checks that are stricter than the server is with its files. */
export const hasSettingsPage = ({ release = 'main' }: View): boolean => compareReleases(release, '1.10') >= 0;

import type { ClientSummary } from '../../../idp/directory';

/** What kind of client it is, as OpenMetadata and its pages call it. */
export const kindOf = ({ flow }: Pick<ClientSummary, 'flow'>): 'confidential' | 'public' | 'none' =>
  flow === undefined ? 'none' : flow === 'implicit' ? 'public' : 'confidential';

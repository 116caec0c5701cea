import { commonTerms, type Terms } from '../terms';

export const keycloakTerms: Terms = commonTerms;

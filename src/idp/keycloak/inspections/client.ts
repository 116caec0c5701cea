import { failed, passed } from '../../check';
import { changing, clientSettings } from '../../pair';
import { isOidc } from '../client/summary';
import { clientDisabled, flowOf, flowOff, otherClientType, uselessClient } from '../faults';
import type { Inspection } from './inspected';
import { t } from '../../../l10n/l10n';

export const inspectEnabled: Inspection = (inspected) =>
  inspected.client.enabled === false
    ? [clientDisabled(inspected)]
    : [passed('client-disabled', t`The client ${inspected.place.clientId} is enabled.`)];

export const inspectClientType: Inspection = (inspected) => {
  const { client, subject } = inspected;
  if (client.bearerOnly === true) return [uselessClient(inspected, 'bearer-only')];
  if (!isOidc(client)) return [uselessClient(inspected, 'for SAML')];
  return (client.publicClient === true) === (subject.clientType === 'public')
    ? [passed('client-type-differs', t`The client is ${subject.clientType} at Keycloak as well.`)]
    : [otherClientType(inspected)];
};

/** Keycloak refuses a sign-in by a flow that is off. */
export const inspectFlow: Inspection = (inspected) => {
  const { client, subject } = inspected;
  const isOn =
    subject.responseType === 'id_token' ? client.implicitFlowEnabled === true : client.standardFlowEnabled !== false;
  return isOn ? [passed('flow-disabled', t`The client’s ${flowOf(subject)} is on.`)] : [flowOff(inspected)];
};

/** OpenMetadata never takes a password itself, so this only lets others try passwords. The pages' screenshot has it on. */
export const inspectDirectGrants: Inspection = (inspected) => {
  const { clientId } = inspected.place;
  if (inspected.client.directAccessGrantsEnabled !== true)
    return [passed('direct-grants-on', t`Direct access grants are off.`)];
  return [
    failed('direct-grants-on', {
      message: t`Direct access grants are on for client ${clientId}: whoever has a password needs no login page, and so no second factor. OpenMetadata never uses them.`,
      settings: clientSettings(inspected.subject),
      remedies: [
        changing(t`Switch direct access grants off for client ${clientId}`, inspected, { directAccessGrants: false }),
      ],
    }),
  ];
};

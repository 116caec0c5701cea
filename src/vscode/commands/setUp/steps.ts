import type { Step } from '../../platform/walk';
import { askAdministrator } from './askAdministrator';
import { askClient } from './askClient';
import { askConnected } from './askConnected';
import { askFile } from './askFile';
import { askFlow } from './askFlow';
import { askOpenMetadataUrl } from './askOpenMetadataUrl';
import { askProvider } from './askProvider';
import { askRealm } from './askRealm';
import { askReview, type Reviewed, type ShowPlan } from './askReview';
import type { SetUpDesk } from './desk';

/** What the wizard asks, in this order. A question whose answer is known already is not asked. */
export const setUpSteps = (desk: SetUpDesk, show: ShowPlan): readonly Step<Reviewed>[] => [
  askFile(desk),
  askProvider(desk),
  askConnected(desk),
  askRealm(desk, { create: true }),
  askFlow(desk),
  askOpenMetadataUrl(desk),
  askClient(desk),
  askAdministrator(desk),
  askReview(desk, show),
];

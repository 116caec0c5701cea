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
import { askWhole, unlessWhole } from './askWhole';
import type { SetUpDesk } from './desk';

/** What the wizard asks, in this order, and the plan at its end. A question whose answer is known already is not asked. */
export const setUpSteps = (desk: SetUpDesk, show: ShowPlan): readonly Step<Reviewed>[] => [
  ...setUpQuestions(desk),
  askReview(desk, show),
];

/** Everything that a plan is made of. */
export const setUpQuestions = (desk: SetUpDesk): readonly Step<Reviewed>[] => [
  askFile(desk),
  askProvider(desk, { presume: true }),
  askConnected(desk),
  askWhole(desk),
  ...[
    askRealm(desk, { create: true }),
    askFlow(desk),
    askOpenMetadataUrl(desk),
    askClient(desk),
    askAdministrator(desk),
  ].map(unlessWhole),
];

import { helmValues } from '../../../../../src/core/formats/helmValues/helmValues';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import { describeBadInput } from '../../../../support/badInput';
import { helmSamples, serverSamples } from './samples';

describeBadInput(serverYaml, 'openmetadata.yaml', Object.values(serverSamples));
describeBadInput(helmValues, 'values.yaml', Object.values(helmSamples));

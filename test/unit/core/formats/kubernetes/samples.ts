import {
  configMap,
  deployment,
  helmRelease,
  valuesObject,
  valuesText,
  variablesMap,
} from '../../../../support/wrappedFixtures';
import { helmSamples, serverSamples } from '../yaml/samples';

const withCrLf = (text: string): string => text.replace(/\r?\n/g, '\r\n');

/** A sample in the middle of a file has no byte order mark, and its last line ends. */
const inner = (sample: string | undefined = ''): string => `${sample.replace(/^\uFEFF/, '').trimEnd()}\n`;

const env = `# Who signs users in
AUTHENTICATION_PROVIDER=custom-oidc
AUTHENTICATION_PUBLIC_KEYS=[https://om.acme.example/api/v1/system/config/jwks, "https://kc.acme.example/certs"]
AUTHENTICATION_CLIENT_ID=open-metadata
AUTHENTICATION_AUTHORITY="https://kc.acme.example/realms/acme"
OIDC_CLIENT_SECRET='"s3cr#t"'
OIDC_DISCOVERY_URI=$ELSEWHERE
TZ=UTC
`;

/** As people write it: other containers, variables from elsewhere, a list in brackets. */
const statefulSet = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: openmetadata}
spec:
  replicas: 3 # for availability
  template:
    spec:
      initContainers:
      - name: migrate
        image: docker.getcollate.io/openmetadata/server:1.12.4
        env: [{name: AUTHENTICATION_PROVIDER, value: basic}]
      containers:
      - name: proxy
        image: nginx:1.27.0
        env:
        - name: OIDC_CLIENT_ID
          value: proxy
      - image: docker.getcollate.io/openmetadata/server:1.12.4
        envFrom:
        - secretRef:
            name: om
        - configMapRef: {name: om-config}
        env:
        - name: OM_HOST
          value: om.acme.example
        - name: AUTHENTICATION_CALLBACK_URL
          value: https://$(OM_HOST)/callback
        - name: OIDC_CLIENT_SECRET
          valueFrom:
            secretKeyRef:
              name: oidc
              key: secret
        - {name: OIDC_SERVER_URL, value: "https://om.acme.example"}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: om-config
data:
  AUTHENTICATION_PROVIDER: custom-oidc # Keycloak
  AUTHENTICATION_PUBLIC_KEYS: '[https://om.acme.example/api/v1/system/config/jwks]'
  OIDC_SERVER_URL: https://wrong.acme.example
---
apiVersion: v1
kind: Service
metadata:
  name: {{ not yaml }}: x
`;

const inBrackets = `apiVersion: v1
kind: Pod
metadata: {name: om}
spec: {containers: [{name: om, env: [{name: AUTHENTICATION_PROVIDER, value: "basic"}, {name: TZ, value: "UTC"}]}]}
`;

const flowValues = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  values: {openmetadata: {config: {authentication: {provider: basic,
    publicKeys: ["http://a/b"]}}}}
  interval: 5m
`;

const unevenMap = `kind: ConfigMap
data:
  conf-openmetadata.yaml: |2

      # The first line is blank, and this comment stands further right
    authenticationConfiguration:
      provider: \${AUTHENTICATION_PROVIDER:-basic}

      publicKeyUrls:
        - http://a/b

    web: {}

apiVersion: v1`;

const releases = {
  chart: helmRelease(inner(helmSamples['chart'])).marked,
  umbrella: helmRelease(inner(helmSamples['umbrella'])).marked,
  'in brackets': flowValues,
  'with CRLF': withCrLf(helmRelease(inner(helmSamples['chart'])).marked),
  'with no last line end': helmRelease(inner(helmSamples['sparse'])).marked.replace(/\n {2}interval.*\n$/, ''),
};

const applications = {
  object: valuesObject(inner(helmSamples['chart'])).marked,
  text: valuesText(inner(helmSamples['umbrella'])).marked,
  'text with CRLF': withCrLf(valuesText(inner(helmSamples['sparse'])).marked),
};

const configMaps = {
  file: configMap(inner(serverSamples['shipped'])).marked,
  literal: configMap(inner(serverSamples['literal'])).marked,
  uneven: unevenMap,
  'file with CRLF': withCrLf(configMap(inner(serverSamples['shipped'])).marked),
  values: configMap(inner(helmSamples['chart'])).marked.replace('openmetadata.yaml', 'values.yaml'),
};

const variableMaps = {
  variables: variablesMap(env).marked,
  'variables with CRLF': withCrLf(variablesMap(env).marked),
};

const workloads = {
  deployment: deployment(env).marked,
  statefulSet,
  'in brackets': inBrackets,
  'with CRLF': withCrLf(statefulSet),
};

/** Files of each Kubernetes format in the ways people write them. */
export const samples = { releases, applications, configMaps, variableMaps, workloads };

/**
 * An OpenMetadata release, `major.minor.patch`, or `main` for what is merged but not released.
 * `major.minor` stands for all patches of that release.
 */
export type Release = string;

export type SettingType = 'string' | 'boolean' | 'integer' | 'list' | 'map' | 'object';

/**
 * Where the Helm chart `openmetadata` holds a setting.
 * `reference`: the chart takes only `{secretRef, secretKey}` there, never the value itself.
 */
export interface HelmLocation {
  /** Dotted path from the root of the chart's values. */
  readonly path: string;
  readonly reference?: true;
  /** The type of the chart's values.schema.json where it differs from the server's (the chart wants `tokenValidity` as a string). */
  readonly type?: SettingType;
  /** The values that the chart allows. Absent: it takes any, and the server decides. */
  readonly enum?: readonly string[];
  /** The chart's default, from chart 1.13. */
  readonly default?: unknown;
}

/**
 * One SSO setting of OpenMetadata, named once for all formats.
 * Names, types, enums, defaults and releases were read from the schemas of releases 1.5 to 2.0.7, the shipped
 * `openmetadata.yaml` and chart 1.13.1; descriptions are the project's own.
 */
export interface Setting {
  /** The project's name for the setting: a group (`authn`, `oidc`, `ldap`, `saml`, `authz`, `jwt`, `configSource`), a dot, the server's name. */
  readonly key: string;
  /** Dotted path in `openmetadata.yaml`. Absent: a switch that only the Helm chart knows. */
  readonly path?: string;
  readonly type: SettingType;
  readonly enum?: readonly string[];
  /** The first release that knows a value of `enum`, where that is later than the setting itself. */
  readonly enumSince?: Readonly<Record<string, Release>>;
  readonly minimum?: number;
  readonly itemPattern?: string;
  /** The variable that the shipped `openmetadata.yaml` reads it from. Absent: it can be set in the YAML file only. */
  readonly env?: string;
  /** The default text inside the shipped placeholder, as it stands there: `""`, `[admin]`, `public`. */
  readonly shippedDefault?: string;
  /** What stood there in earlier releases (files of 1.3 to 2.0 were compared), or stands in the compose file that ships. */
  readonly olderShippedDefaults?: readonly string[];
  /** What the server assumes where the key is missing. */
  readonly serverDefault?: unknown;
  readonly helm?: readonly HelmLocation[];
  /** First release that knows the key. `1.5.0` stands for "1.5 or earlier". */
  readonly since: Release;
  /** Last release that knows the key, where it is gone. */
  readonly until?: Release;
  /** Releases whose schema marks the key as required. The server does not check that, but fails later without some of them. */
  readonly required?: { readonly since: Release; readonly until?: Release };
  /** What to do instead. */
  readonly deprecated?: string;
  /** Whoever knows the value can act as someone else: it is never shown and is kept out of files where the format allows that. */
  readonly secret?: true;
  /** What it does and what to write, for hovers and schemas: one or two sentences. Markdown code marks only. */
  readonly description: string;
}

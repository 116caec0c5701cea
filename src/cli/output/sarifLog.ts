/** The part of SARIF 2.1.0 (OASIS, March 2020) that is written here. */
export interface Log {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly [Run];
}

interface Run {
  readonly tool: {
    readonly driver: { readonly name: string; readonly informationUri: string; readonly rules: readonly Rule[] };
  };
  readonly columnKind: 'utf16CodeUnits';
  readonly results: readonly Result[];
}

export interface Rule {
  readonly id: string;
  readonly shortDescription: Message;
  readonly helpUri: string;
}

export type Level = 'error' | 'warning' | 'note';

export interface Result {
  readonly ruleId: string;
  /** In the rules of the run. */
  readonly ruleIndex: number;
  readonly level: Level;
  readonly message: Message;
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly (Location & { readonly id: number })[];
  readonly fixes?: readonly SarifFix[];
}

interface Message {
  readonly text: string;
}

export interface Location {
  readonly physicalLocation: { readonly artifactLocation: ArtifactLocation; readonly region: Region };
  readonly message?: Message;
}

interface ArtifactLocation {
  readonly uri: string;
}

/** Lines and columns count from 1; the end column is that of the character behind. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface SarifFix {
  readonly description: Message;
  readonly artifactChanges: readonly {
    readonly artifactLocation: ArtifactLocation;
    readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent: Message }[];
  }[];
}

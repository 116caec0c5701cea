/** The page of every code, by code. */
export declare const rulePages: () => Readonly<Record<string, string>>;

/** Their titles and how to fix what they are about, as JSON. */
export declare const packedRulePages: () => string;

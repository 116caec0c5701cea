/**
 * The text of a message or a prompt. VS Code makes a link of `[words](address)` there, also one that runs a command, and
 * ours repeat names and words of servers: nothing in them is a link.
 */
export const withoutLinks = (text: string): string => text.replaceAll('](', '] (');

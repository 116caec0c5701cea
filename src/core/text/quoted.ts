/** A text as a message quotes it: not more of it than fits. */
export const quoted = (text: string, most = 70): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

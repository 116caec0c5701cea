/** What our findings call the mistake that is made and mended. */
export const mistake = 'enum-value';

/** The character that is edited, as it is and as it is mistaken: `public`, `publik`. */
export const characters = { sound: 'c', mistaken: 'k' } as const;

/** What stands in front of it. */
export const marked = 'clientType: publi';

/** In characters; the page measures as the form does. */
export const LONGEST_PASSKEY_NAME = 60

/** The portal's clock; use cases get the time as an argument. */
export const now = (): Date => new Date()

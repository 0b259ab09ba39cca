import { config } from '~/config.server'

/** A path of ours with scheme and host, built from APP_ORIGIN alone. */
export const absoluteAddress = (path: string): string => config().origin + path

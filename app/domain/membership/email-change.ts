import { z } from 'zod'
import { letterCode } from './letter-code'

/** The code of the letter to a new address, on a page that knows whose it is. */
export const EmailChangeCode = z.object({ code: letterCode })

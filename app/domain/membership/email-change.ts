import { z } from 'zod'
import { ConfirmationCode } from './registration'

/** The six digits of the letter to a new address, on a page that knows whose they are. */
export const EmailChangeCode = z.object({ code: ConfirmationCode.shape.code })
